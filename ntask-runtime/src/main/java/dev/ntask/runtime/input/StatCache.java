package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Remembers digests of files, so that a file is read again only if it may have changed.
 *
 * <p>An entry is believed if size, both times and inode are what they were. It is made only if a write after the read cannot
 * have left the same times, of which {@link TimeSteps} is the judge: some file systems count time in steps, and what is
 * written and hashed in one moment is then hashed once more by a later run. The cache is never wrong, only useless: whatever
 * is odd about its file, it starts empty.
 *
 * <p>Thread-safe.
 */
public final class StatCache {
    /** How often a file may change while it is read before that is called hopeless. */
    private static final int ATTEMPTS = 5;

    private final Path file;
    private final Path root;
    private final Clock clock;
    private final TimeSteps steps;

    /** What earlier processes knew. */
    private StatTable saved;

    /** What this process has learned. */
    private final Map<String, StatEntry> learned = new HashMap<>();

    /** The same without what is distrusted already, in the order in which the reads began. */
    private final List<StatEntry> inOrder = new ArrayList<>();

    /** What was read since then, before the cache was opened, is not believed. */
    private long distrustedSince = Long.MAX_VALUE;

    private final ArrayDeque<ContentReader> readers = new ArrayDeque<>();
    private final AtomicLong bytesHashed = new AtomicLong();
    private final AtomicLong filesHashed = new AtomicLong();

    /** The last time that the clock has shown. */
    private long latest;

    private boolean changed;

    private StatCache(Path file, Path root, Clock clock, TimeSteps steps) {
        this.file = file;
        this.root = root;
        this.clock = clock;
        this.steps = steps;
        this.latest = nanos(clock.instant());
        this.saved = StatCacheFile.read(file, latest);
    }

    /**
     * Opens the cache of a project; it is empty if its file is missing, damaged, of another version or from the future.
     *
     * @param file where it is kept
     * @param root the project, which may be moved without loss
     */
    public static StatCache open(Path file, Path root, Clock clock) {
        return open(file, root, clock, TimeSteps.ofThisSystem());
    }

    static StatCache open(Path file, Path root, Clock clock, TimeSteps steps) {
        return new StatCache(file, root, clock, steps);
    }

    /**
     * The digest of a regular file's content.
     *
     * @throws InputException if it cannot be read, or does not stop changing
     */
    public Digest digest(Path path) throws IOException {
        String key = SlashPath.of(root, path);
        try {
            return digest(key, path, FileStat.following(path));
        } catch (InputException e) {
            throw e;
        } catch (IOException e) {
            throw InputException.unreadable(key, e);
        }
    }

    /** The digest of a file about which a stat says what is known so far; the key names it in the cache. */
    Digest digest(String key, Path path, FileStat stat) throws IOException {
        Digest known = known(key, stat);
        return known != null ? known : read(key, path);
    }

    /** The digest of a file, if it is known and the file still looks the same; else null. */
    @Nullable
    Digest known(String key, FileStat stat) {
        StatEntry entry = find(key, stat);
        return entry == null ? null : entry.digest();
    }

    /**
     * Makes sure that what was hashed from a moment on is read again, if it is needed again in this process: a body that
     * began then may have written it. Call it after every body.
     */
    public synchronized void distrustSince(Instant start) {
        long since = nanos(start);
        distrustedSince = Math.min(distrustedSince, since);
        // From the end, since most were read before: a look at all of them after each body would be one at the square.
        for (int last = inOrder.size() - 1; last >= 0 && inOrder.get(last).readAt() >= since; last--) {
            inOrder.remove(last).distrust();
        }
    }

    /**
     * Writes the cache if there is anything new, in one step: a reader finds the old or the new file.
     *
     * @throws IOException if it cannot be written, which costs the next run some time and is otherwise harmless
     */
    public synchronized void save() throws IOException {
        if (changed) {
            long now = now();
            Map<String, StatEntry> all = new HashMap<>(learned);
            saved.addTo(all);
            StatCacheFile.write(file, all, now);
            changed = false;
        }
    }

    /** How many bytes were read to hash them; a run with nothing to do has read none. */
    public long bytesHashed() {
        return bytesHashed.get();
    }

    /** How many files were read to hash them. */
    public long filesHashed() {
        return filesHashed.get();
    }

    private synchronized @Nullable StatEntry find(String key, FileStat stat) {
        StatEntry entry = learned.get(key);
        if (entry == null) {
            entry = saved.find(key);
            if (entry != null && entry.readAt() >= distrustedSince) {
                return null;
            }
        }
        if (entry == null || !entry.isTrusted(stat)) {
            return null;
        }
        entry.use();
        return entry;
    }

    /**
     * Lets somebody read a file who makes its digest on the way, and remembers it.
     *
     * @throws IOException if that fails, or the file changed while it was read
     */
    public Digest learn(Path path, Reading reading) throws IOException {
        String key = SlashPath.of(root, path);
        long readAt = now();
        FileStat before = FileStat.of(path);
        Digest digest = reading.read();
        FileStat after = FileStat.of(path);
        if (!isUnchanged(before, after, digest)) {
            throw new InputException(key, key + " changed while it was read");
        }
        if (steps.separate(path, after, readAt)) {
            remember(key, StatEntry.fresh(after, readAt, digest.sha256()));
        }
        return digest;
    }

    /** Reads a file from its beginning to its end. */
    @FunctionalInterface
    public interface Reading {
        /** Returns the digest of what was read. */
        Digest read() throws IOException;
    }

    private static boolean isUnchanged(FileStat before, FileStat after, Digest digest) {
        return before.equals(after) && digest.size() == after.size();
    }

    /** Reads a file whatever is known of it, and remembers its digest. */
    Digest read(String key, Path path) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long readAt = now();
            FileStat before = FileStat.following(path);
            if (before.kind() != FileStat.Kind.FILE) {
                // To open a pipe would wait for its other end.
                throw new InputException(key, key + " is no regular file any more");
            }
            Digest digest = read(path);
            FileStat after = FileStat.following(path);
            if (isUnchanged(before, after, digest)) {
                if (steps.separate(path, after, readAt)) {
                    remember(key, StatEntry.fresh(after, readAt, digest.sha256()));
                }
                return digest;
            }
        }
        throw new InputException(
                key, key + " changes while it is read; if it is no input, exclude it with \"!" + key + "\"");
    }

    private Digest read(Path path) throws IOException {
        ContentReader reader = takeReader();
        Digest digest = reader.read(path);
        giveBack(reader);
        bytesHashed.addAndGet(digest.size());
        filesHashed.incrementAndGet();
        return digest;
    }

    private synchronized ContentReader takeReader() {
        ContentReader reader = readers.poll();
        return reader == null ? new ContentReader() : reader;
    }

    private synchronized void giveBack(ContentReader reader) {
        readers.add(reader);
    }

    private synchronized void remember(String key, StatEntry entry) {
        learned.put(key, entry);
        int place = inOrder.size();
        // Reads that began later may have ended before.
        while (place > 0 && inOrder.get(place - 1).readAt() > entry.readAt()) {
            place--;
        }
        inOrder.add(place, entry);
        changed = true;
    }

    /** Reads the clock. If it went backwards, times mean nothing any more, and all entries are dropped. */
    private synchronized long now() {
        long now = nanos(clock.instant());
        if (now < latest) {
            learned.clear();
            inOrder.clear();
            saved = StatCacheFile.NO_ENTRIES;
            changed = true;
        }
        latest = now;
        return now;
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
