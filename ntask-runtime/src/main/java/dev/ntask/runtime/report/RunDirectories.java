package dev.ntask.runtime.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The directories of the runs so far, one each; makes a new one and removes the oldest. */
final class RunDirectories {
    private static final String ID = "00000000T000000-000Z";

    /** A run without a manifest was killed, or has just begun; after this long without a change it was killed. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path directory;

    RunDirectories(Path directory) {
        this.directory = directory;
    }

    /** Creates a directory that no other run has, also when other processes start in the same millisecond. */
    Path create(RunsKept kept, Instant now) throws IOException {
        // Not for a link to a directory, which JDK 17 would take for a file in the way.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            if (kept.apart()) {
                // Else what is written there would be an input of tasks that take in everything.
                Files.writeString(directory.resolve(".gitignore"), "*\n");
            }
        }
        String id = id(kept, now, kept.apart());
        Path run = directory.resolve(id);
        for (int i = 2; !created(run); i++) {
            run = directory.resolve(id + "-" + i);
        }
        return run;
    }

    /** The directory that a run would have. */
    Path unmade(RunsKept kept, Instant now) {
        return directory.resolve(id(kept, now, true));
    }

    /** A run's name must be one among all runs of the project, also where that is not seen from the directory. */
    private static String id(RunsKept kept, Instant now, boolean numbered) {
        String id = UtcText.compact(now);
        return numbered ? id + "-" + kept.pid() : id;
    }

    private static boolean created(Path run) throws IOException {
        try {
            Files.createDirectory(run);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Removes the oldest runs, so that with the current one as many are left as are to be kept.
     *
     * @throws IOException for the first that could not be removed, after all have been tried
     */
    void prune(Path current, int keep, Instant now) throws IOException {
        List<String> others = others(name(current));
        Optional<IOException> failure = Optional.empty();
        for (int i = 0; i < others.size() - (keep - 1); i++) {
            Path other = directory.resolve(others.get(i));
            try {
                if (Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS) && ended(other, now)) {
                    delete(other);
                }
            } catch (IOException e) {
                // What is gone already, another run that prunes has removed.
                boolean first = failure.isEmpty() && !(e instanceof NoSuchFileException);
                failure = first ? Optional.of(e) : failure;
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** The names of the other runs, the oldest first; nothing that ntask would not have called so. */
    private List<String> others(String current) throws IOException {
        List<String> others = ids();
        others.remove(current);
        return others;
    }

    /** The names of all runs, the oldest first; nothing that ntask would not have called so. */
    List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path entry : list(directory)) {
            if (isId(name(entry))) {
                ids.add(name(entry));
            }
        }
        return ids;
    }

    /** The name of a run's directory, which names the run. */
    static String name(Path run) {
        return String.valueOf(run.getFileName());
    }

    private static boolean isId(String name) {
        if (name.length() < ID.length() || (name.length() > ID.length() && name.charAt(ID.length()) != '-')) {
            return false;
        }
        for (int i = 0; i < ID.length(); i++) {
            char c = name.charAt(i);
            if (ID.charAt(i) == '0' ? c < '0' || c > '9' : c != ID.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean ended(Path run, Instant now) throws IOException {
        if (Files.exists(run.resolve(ManifestFile.NAME))) {
            return !Presence.isIn(run);
        }
        Instant limit = now.minus(ABANDONED);
        boolean old = changedBefore(run, limit);
        for (Path file : list(run)) {
            old &= changedBefore(file, limit);
        }
        return old;
    }

    private static boolean changedBefore(Path file, Instant limit) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(limit);
    }

    private static void delete(Path run) throws IOException {
        for (Path file : list(run)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(run);
    }

    /** What lies in a directory, sorted. Java's old way to list one costs a start less than its new one. */
    private static List<Path> list(Path directory) throws IOException {
        String[] names = directory.toFile().list();
        if (names == null) {
            throw Files.exists(directory)
                    ? new AccessDeniedException(directory.toString())
                    : new NoSuchFileException(directory.toString());
        }
        Arrays.sort(names);
        List<Path> files = new ArrayList<>(names.length);
        for (String name : names) {
            files.add(directory.resolve(name));
        }
        return files;
    }
}
