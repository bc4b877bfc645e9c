package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever reads files on several threads finds what one thread finds. */
@Timeout(600)
class ReadAheadTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path temp;

    private TestTree tree;
    private final Watched watched = new Watched();

    @BeforeEach
    void prepare() throws IOException {
        tree = new TestTree(temp.resolve("project"));
    }

    /** Tells a test of each file, on the thread that has just read it. */
    private static class Watched extends TimeSteps {
        private final Map<String, Thread> readers = new ConcurrentHashMap<>();

        Watched() {
            super(Set.of(), Set.of(), Set.of());
        }

        @Override
        final boolean separate(Path file, FileStat stat, long readAt) {
            readers.put(String.valueOf(file.getFileName()), Thread.currentThread());
            afterRead();
            return true;
        }

        void afterRead() {}

        Set<Thread> threads() {
            return Set.copyOf(readers.values());
        }
    }

    private StatCache cache(TimeSteps steps) {
        return StatCache.open(tree.path(".ntask/stat-cache"), tree.root, tree.clock, steps);
    }

    /** Files of that many mebibytes and a few bytes, each with other content. */
    private void large(int mebibytes, String... names) throws IOException {
        for (String name : names) {
            byte[] content = new byte[mebibytes * MEBIBYTE + name.length()];
            java.util.Arrays.fill(content, (byte) name.hashCode());
            Files.createDirectories(tree.path("in"));
            Files.write(tree.path("in/" + name), content);
        }
    }

    private List<Entry> entries() throws IOException {
        return Selection.of(walk(), TestTree.globs("in/**")).files();
    }

    private Walk walk() throws IOException {
        return new Walk(tree.root, WorkTree.around(tree.root), Set.of(), 0, null, null);
    }

    private static @Nullable Digest[] expected(List<Entry> entries) throws IOException {
        @Nullable Digest[] digests = new Digest[entries.size()];
        for (int i = 0; i < digests.length; i++) {
            boolean file = Files.isRegularFile(entries.get(i).file(), java.nio.file.LinkOption.NOFOLLOW_LINKS);
            digests[i] = file ? Digest.of(entries.get(i).file()) : null;
        }
        return digests;
    }

    @Test
    void digestsAreThoseOfTheFilesInTheirPlaces() throws IOException {
        large(1, "a", "bb", "ccc", "dddd", "eeeee");
        tree.with("in/empty=", "in/z/link->../a");
        for (int i = 0; i < 300; i++) {
            tree.with("in/small/" + i + "=" + "x".repeat(i));
        }
        List<Entry> entries = entries();

        assertArrayEquals(expected(entries), new ReadAhead(cache(watched), 4).digests(entries));
        assertTrue(entries.size() > 300, entries.size() + " entries");
    }

    @Test
    void whatIsKnownIsNotRead() throws IOException {
        large(3, "a", "b", "c");
        List<Entry> entries = entries();
        StatCache cache = cache(watched);
        Digest known = cache.digest(tree.path("in/b"));
        ReadAhead ahead = new ReadAhead(cache, 4);

        assertEquals(known, ahead.digests(entries)[1]);
        assertEquals(3, cache.filesHashed());
        assertArrayEquals(expected(entries), ahead.digests(entries));
        assertEquals(3, cache.filesHashed());
    }

    /** Three threads have each read a file before one of them may go on. */
    @Test
    void filesAreReadAtTheSameTime() throws IOException {
        large(2, "a", "b", "c");
        CyclicBarrier three = new CyclicBarrier(3);
        Watched meeting = new Watched() {
            @Override
            void afterRead() {
                meet(three);
            }
        };

        assertArrayEquals(expected(entries()), new ReadAhead(cache(meeting), 3).digests(entries()));
        assertEquals(3, meeting.threads().size());
        assertTrue(meeting.threads().contains(Thread.currentThread()));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void forLittleNoThreadIsMade() throws IOException {
        tree.with("in/a", "in/b", "in/c");

        assertArrayEquals(new Digest[3], new ReadAhead(cache(watched), 4).digests(entries()));
        assertEquals(Set.of(), watched.threads());
    }

    /** Of all who call, the first takes all help that there is; and gives it back. */
    @Test
    void noMoreThreadsHelpThanThereAreCores() throws Exception {
        large(3, "a", "b");
        List<Entry> entries = entries();
        CyclicBarrier two = new CyclicBarrier(2);
        CountDownLatch bothRead = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        Thread test = Thread.currentThread();
        Watched held = new Watched() {
            @Override
            void afterRead() {
                if (Thread.currentThread() != test) {
                    bothRead.countDown();
                    await(release);
                }
            }
        };
        ReadAhead ahead = new ReadAhead(cache(held), 2);
        List<@Nullable Digest[]> found = Collections.synchronizedList(new ArrayList<>());
        Thread other = new Thread(() -> found.add(digests(ahead, entries)));
        other.start();
        await(bothRead);

        tree.clock.advance(-1);
        held.readers.clear();
        assertArrayEquals(expected(entries), ahead.digests(entries));
        assertEquals(Set.of(test), held.threads());
        release.countDown();
        other.join();
        assertArrayEquals(expected(entries), found.get(0));

        Watched meeting = new Watched() {
            @Override
            void afterRead() {
                meet(two);
            }
        };
        ReadAhead free = new ReadAhead(cache(meeting), 2);
        assertArrayEquals(expected(entries), free.digests(entries));
        tree.clock.advance(-1);
        assertArrayEquals(expected(entries), free.digests(entries));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static @Nullable Digest[] digests(ReadAhead ahead, List<Entry> entries) {
        try {
            return ahead.digests(entries);
        } catch (InputException e) {
            throw new AssertionError(e);
        }
    }

    /** As reading alone is not ended by an interrupt, either; somebody may ask for it later. */
    @Test
    void anInterruptIsKeptForLater() throws IOException {
        large(1, "a", "b", "c", "d", "e", "f", "g", "h");
        Thread test = Thread.currentThread();
        Watched interrupting = new Watched() {
            @Override
            void afterRead() {
                test.interrupt();
            }
        };

        @Nullable Digest[] found = new ReadAhead(cache(interrupting), 3).digests(entries());

        assertTrue(Thread.interrupted());
        assertArrayEquals(expected(entries()), found);
        for (Thread thread : interrupting.threads()) {
            assertTrue(thread == test || !thread.isAlive());
        }
    }

    @Test
    void aFileThatWasRemovedMeanwhileIsNoInput() throws IOException {
        large(2, "a", "b", "c", "d");
        StatCache cache = cache(watched);
        Inputs inputs = new Inputs(tree.root, List.of(), cache, tree.selections());
        assertEquals(4, inputs.snapshot(TestTree.globs("in/**")).files().size());
        Files.delete(tree.path("in/b"));
        cache.distrustSince(Instant.EPOCH);

        assertEquals("in/a in/c in/d", TestTree.paths(inputs.snapshot(TestTree.globs("in/**"))));
        assertEquals(7, cache.filesHashed());
    }

    /** Several files are none any more; that of the first is the error, whoever found another one before. */
    @Test
    void theFirstErrorInOrderIsTold() throws IOException {
        large(1, "a", "b", "c", "d", "e", "f");
        StatCache cache = cache(watched);
        Inputs inputs = new Inputs(tree.root, List.of(), cache, tree.selections());
        inputs.snapshot(TestTree.globs("in/**"));
        for (String name : List.of("b", "d", "f")) {
            Files.delete(tree.path("in/" + name));
            tree.with("in/" + name + "/now a directory");
        }
        for (int round = 0; round < 50; round++) {
            cache.distrustSince(Instant.EPOCH);
            IOException thrown = assertThrows(InputException.class, () -> inputs.snapshot(TestTree.globs("in/**")));
            assertEquals("in/b is no regular file any more", thrown.getMessage());
        }
    }

    /** A look from before the write does not bring back what was in the file then. */
    @Test
    void aFileThatChangedSinceItWasLookedAtHasItsNewDigest() throws IOException {
        large(2, "a", "b", "c");
        List<Entry> entries = entries();
        Files.writeString(tree.path("in/b"), "new");

        assertArrayEquals(expected(entries), new ReadAhead(cache(watched), 3).digests(entries));
    }

    /** The file changes behind each read: whoever asks for it alone is told so, and the other digests are right. */
    @Test
    void aFileThatChangesWhileItIsReadIsLeftToTheCaller() throws Exception {
        large(1, "a", "b", "c", "d", "e");
        List<Entry> entries = entries();
        @Nullable Digest[] expected = expected(entries);
        Thread writer = new Thread(() -> {
            try (java.io.RandomAccessFile file =
                    new java.io.RandomAccessFile(tree.path("in/c").toFile(), "rw")) {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    file.setLength(MEBIBYTE + 1 + i % 4096);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            @Nullable Digest[] found = new ReadAhead(cache(watched), 4).digests(entries);
            for (int i = 0; i < found.length; i++) {
                // What comes behind it may not have been read any more.
                assertTrue(i == 2 || (i > 2 && found[i] == null) || expected[i].equals(found[i]), "file " + i);
            }
        } finally {
            writer.interrupt();
            writer.join();
        }
        assertEquals(Digest.of(tree.path("in/c")), cache(watched).digest(tree.path("in/c")));
        assertFalse(writer.isAlive());
    }
}
