package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was removed from a store because it was too old, too much, damaged, or in nobody's use.
 *
 * @param results how many results
 * @param contents how many contents
 * @param bytes the size of both
 * @param leftovers how many files that killed processes had left, and that had been found damaged
 * @param keptBytes the size of what stays
 */
public record Collected(long results, long contents, long bytes, long leftovers, long keptBytes) {
    /** How long what was found damaged may be looked at. */
    private static final Duration QUARANTINE = Duration.ofDays(7);

    /** Tells whether nothing had to go. */
    public boolean isEmpty() {
        return results == 0 && contents == 0 && leftovers == 0;
    }

    /** Removes what goes beyond some limits; nobody else may use the store meanwhile. */
    static Collected of(StateDirectory state, StoreLimits limits, Instant now) throws IOException {
        Sweep sweep = new Sweep(state, limits, now);
        sweep.chooseResults();
        // Results first: a crash in between leaves contents without results, never results without contents.
        sweep.removeResults();
        sweep.removeContents();
        sweep.removeLeftovers();
        return sweep.collected();
    }

    /** Removes from one store. */
    private static final class Sweep {
        private final StateDirectory state;
        private final StoreLimits limits;
        private final Instant now;
        private final List<StoredFile> blobs;
        private final Map<String, Long> sizes = new HashMap<>();
        private final Set<String> needed = new HashSet<>();
        private final List<StoredFile> goingResults = new ArrayList<>();
        private long results;
        private long contents;
        private long bytes;
        private long leftovers;
        private long keptBytes;

        Sweep(StateDirectory state, StoreLimits limits, Instant now) throws IOException {
            this.state = state;
            this.limits = limits;
            this.now = now;
            this.blobs = StoredFile.in(state.blobs());
            for (StoredFile blob : blobs) {
                sizes.put(blob.name(), blob.size());
            }
        }

        Collected collected() {
            return new Collected(results, contents, bytes, leftovers, keptBytes);
        }

        /** Keeps results, those used last first, until one is too old or does not fit any more. */
        void chooseResults() throws IOException {
            List<StoredFile> entries = state.storedResults();
            entries.sort(Comparator.comparing(StoredFile::lastUsed).reversed().thenComparing(StoredFile::name));
            boolean full = false;
            for (StoredFile entry : entries) {
                Optional<ActionResult> result = StoredResult.find(entry);
                if (result.isEmpty() || isTooOld(entry)) {
                    goingResults.add(entry);
                    continue;
                }
                Set<String> added = new HashSet<>();
                long size = entry.size() + sizeOfNew(result.get(), added);
                full |= keptBytes + size > limits.bytes();
                if (full) {
                    goingResults.add(entry);
                } else {
                    keptBytes += size;
                    needed.addAll(added);
                }
            }
        }

        private boolean isTooOld(StoredFile entry) {
            return Duration.between(entry.lastUsed(), now).compareTo(limits.age()) > 0;
        }

        private long sizeOfNew(ActionResult result, Set<String> added) {
            long size = 0;
            for (Digest digest : StoredResult.contents(result)) {
                if (!needed.contains(digest.sha256()) && added.add(digest.sha256())) {
                    size += sizes.getOrDefault(digest.sha256(), 0L);
                }
            }
            return size;
        }

        void removeResults() throws IOException {
            for (StoredFile entry : goingResults) {
                remove(entry);
                results++;
            }
        }

        void removeContents() throws IOException {
            for (StoredFile blob : blobs) {
                if (!needed.contains(blob.name())) {
                    remove(blob);
                    contents++;
                }
            }
        }

        private void remove(StoredFile file) throws IOException {
            Trees.delete(file.file());
            bytes += file.size();
        }

        /** Nobody else is here, so whatever lies in the directory for files being written was left behind. */
        void removeLeftovers() throws IOException {
            removeAll(StoredFile.entries(state.temporary()));
            List<Path> projects = new ArrayList<>(StoredFile.entries(state.projects()));
            projects.add(state.path());
            for (Path project : projects) {
                removeAll(halfWritten(project));
            }
            if (isQuarantineOld()) {
                removeAll(StoredFile.entries(state.quarantine()));
            }
        }

        private static List<Path> halfWritten(Path project) throws IOException {
            List<Path> found = new ArrayList<>();
            for (Path file : StoredFile.entries(project)) {
                if (file.toString().endsWith(".tmp") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(file);
                }
            }
            return found;
        }

        private boolean isQuarantineOld() throws IOException {
            try {
                Instant last = Files.getLastModifiedTime(state.quarantine()).toInstant();
                return Duration.between(last, now).compareTo(QUARANTINE) > 0;
            } catch (NoSuchFileException e) {
                return false;
            }
        }

        private void removeAll(List<Path> files) throws IOException {
            for (Path file : files) {
                Trees.delete(file);
                leftovers++;
            }
        }
    }
}
