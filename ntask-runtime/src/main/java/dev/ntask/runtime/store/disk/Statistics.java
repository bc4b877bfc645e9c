package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is in a store.
 *
 * @param results how many results there are
 * @param damaged how many of them cannot be read
 * @param contents how many contents there are
 * @param bytes the size of both together
 * @param unusedContents how many of the contents belong to no result
 * @param unusedBytes the size of those
 * @param tasks the share of each task, by name
 */
public record Statistics(
        long results,
        long damaged,
        long contents,
        long bytes,
        long unusedContents,
        long unusedBytes,
        List<TaskShare> tasks) {
    /** Creates statistics; the list is copied. */
    public Statistics {
        tasks = List.copyOf(tasks);
    }

    /**
     * What one task has in the store.
     *
     * @param bytes the size of its results with their contents; what it shares with others counts for each
     */
    public record TaskShare(String task, long results, long bytes) {}

    /** Counts what is in a store; nothing is hashed. */
    static Statistics of(StateDirectory state) throws IOException {
        return new Count(state).statistics();
    }

    /** What is known of a task while results are counted. */
    private static final class Share {
        private final Set<Digest> contents = new HashSet<>();
        private long results;
        private long bytes;
    }

    /** Goes through a store once. */
    private static final class Count {
        private final List<StoredFile> entries;
        private final List<StoredFile> blobs;
        private final Map<String, Long> sizes = new HashMap<>();
        private final Set<String> used = new HashSet<>();
        private final Map<String, Share> shares = new TreeMap<>();
        private long damaged;
        private long bytes;

        Count(StateDirectory state) throws IOException {
            entries = state.storedResults();
            blobs = StoredFile.in(state.blobs());
        }

        Statistics statistics() {
            for (StoredFile blob : blobs) {
                sizes.put(blob.name(), blob.size());
                bytes += blob.size();
            }
            for (StoredFile entry : entries) {
                bytes += entry.size();
                count(entry);
            }
            long unused = 0;
            long unusedBytes = 0;
            for (StoredFile blob : blobs) {
                if (!used.contains(blob.name())) {
                    unused++;
                    unusedBytes += blob.size();
                }
            }
            return new Statistics(entries.size(), damaged, blobs.size(), bytes, unused, unusedBytes, shares());
        }

        private void count(StoredFile entry) {
            Optional<ActionResult> result = StoredResult.find(entry);
            if (result.isEmpty()) {
                damaged++;
                return;
            }
            Share share = shares.computeIfAbsent(StoredResult.task(result.get()), task -> new Share());
            share.results++;
            share.bytes += entry.size();
            for (Digest digest : StoredResult.contents(result.get())) {
                used.add(digest.sha256());
                if (share.contents.add(digest)) {
                    share.bytes += sizes.getOrDefault(digest.sha256(), 0L);
                }
            }
        }

        private List<TaskShare> shares() {
            List<TaskShare> result = new ArrayList<>();
            shares.forEach((task, share) -> result.add(new TaskShare(task, share.results, share.bytes)));
            return result;
        }
    }
}
