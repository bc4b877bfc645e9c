package dev.ntask.runtime.watch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the operating system tell of changes.
 *
 * <p>What an event says is not looked at: it may be too late, too little, or an overflow that stands for events which were
 * dropped. Each means that the files must be looked at.
 */
final class EventWatch implements DirectoryWatch {
    private final WatchService service;
    private final Pulse pulse;
    private final Map<Path, Registration> registrations = new HashMap<>();
    private final Set<Path> visited = new HashSet<>();
    private Optional<String> failure = Optional.empty();

    private EventWatch(WatchService service, Pulse pulse) {
        this.service = service;
        this.pulse = pulse;
    }

    /**
     * A directory as it was registered.
     *
     * @param identity what another directory of the same name does not have; null where the system does not tell
     */
    private record Registration(WatchKey key, @Nullable Object identity) {}

    static EventWatch start(WatchService service, Pulse pulse) {
        EventWatch watch = new EventWatch(service, pulse);
        Thread thread = new Thread(watch::drain, "ntask watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Empties the queues of the service as they fill, so that little overflows. */
    private void drain() {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents();
                key.reset();
                pulse.beat();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            return; // it is over
        }
    }

    @Override
    public void visit(Path directory) {
        if (!visited.add(directory)) {
            return;
        }
        try {
            register(directory);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // it went; of that, what lies above tells
        } catch (AccessDeniedException e) {
            return; // the look itself says so
        } catch (IOException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Its identity is asked first: if it is replaced in between, the next look sees the difference. */
    private void register(Path directory) throws IOException {
        Object identity =
                Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
        Registration known = registrations.get(directory);
        if (known != null && known.key().isValid() && isSame(identity, known.identity())) {
            return;
        }
        WatchKey key = directory.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
        registrations.put(directory, new Registration(key, identity));
        if (known != null) {
            release(known);
        }
    }

    private static boolean isSame(@Nullable Object identity, @Nullable Object known) {
        return identity != null && identity.equals(known);
    }

    @Override
    public void lookEnded() {
        for (Iterator<Map.Entry<Path, Registration>> all =
                        registrations.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Path, Registration> each = all.next();
            if (!visited.contains(each.getKey())) {
                all.remove();
                release(each.getValue());
            }
        }
        visited.clear();
    }

    /** Two paths may lead to one directory, which has one key. */
    private void release(Registration registration) {
        for (Registration other : registrations.values()) {
            if (other.key() == registration.key()) {
                return;
            }
        }
        registration.key().cancel();
    }

    @Override
    public Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            return; // nobody waits for it any more
        }
    }
}
