package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.store.StoreLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Collects now and then, without being asked; mostly it only looks at the time of one file. */
final class DueCollection {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final StateDirectory state;
    private final StoreLimits limits;
    private final Instant now;

    /** Its time says when somebody last looked. */
    private final Path looked;

    DueCollection(StateDirectory state, StoreLimits limits, Instant now) {
        this.state = state;
        this.limits = limits;
        this.now = now;
        this.looked = state.path().resolve("collected");
    }

    Optional<Collected> run() throws IOException {
        if (!isDue()) {
            return Optional.empty();
        }
        AtomicFiles.write(looked, new byte[0], state.temporary());
        Files.setLastModifiedTime(looked, FileTime.from(now));
        if (!isBeyondLimits()) {
            return Optional.empty();
        }
        Optional<StoreLock.Held> alone = state.lock().tryAlone();
        if (alone.isEmpty()) {
            // The others will look when they have ended, at the latest in an hour.
            return Optional.empty();
        }
        try {
            return Optional.of(state.collect(limits, now));
        } finally {
            alone.get().close();
        }
    }

    /** A time in the future is that of a clock that went back since. */
    private boolean isDue() throws IOException {
        try {
            Instant last = Files.getLastModifiedTime(looked).toInstant();
            return last.isAfter(now) || Duration.between(last, now).compareTo(INTERVAL) > 0;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Reads no file, only their sizes and times. What lies in the directory for files being written may be left over. */
    private boolean isBeyondLimits() throws IOException {
        if (!StoredFile.entries(state.temporary()).isEmpty()) {
            return true;
        }
        long bytes = 0;
        for (StoredFile blob : StoredFile.in(state.blobs())) {
            bytes += blob.size();
        }
        for (StoredFile entry : state.storedResults()) {
            bytes += entry.size();
            if (Duration.between(entry.lastUsed(), now).compareTo(limits.age()) > 0) {
                return true;
            }
        }
        return bytes > limits.bytes();
    }
}
