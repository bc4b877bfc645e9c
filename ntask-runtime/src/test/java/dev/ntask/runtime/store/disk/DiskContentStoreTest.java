package dev.ntask.runtime.store.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.MissingContentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskContentStoreTest {
    private static final byte[] ALPHA = "alpha".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private DiskContentStore store;

    @BeforeEach
    void create() {
        store = new StateDirectory(directory.resolve("state")).contents();
    }

    @Test
    void bytesAndFilesComeBackAsTheyWere() throws IOException {
        byte[] big = new byte[300_000];
        new Random(3).nextBytes(big);
        for (byte[] bytes : List.of(ALPHA, new byte[0], big)) {
            Path file = Files.write(directory.resolve("in"), bytes);
            Digest digest = store.put(file);
            assertEquals(Digest.of(bytes), digest);
            assertEquals(digest, store.put(bytes));
            assertTrue(store.contains(digest));
            assertArrayEquals(bytes, store.read(digest));
            Path out = directory.resolve("out");
            store.copyTo(digest, out);
            assertArrayEquals(bytes, Files.readAllBytes(out));
            Files.delete(out);
        }
        assertEquals(List.of(), list("tmp"));
    }

    @Test
    void aBlobIsReadOnlyAndNoLinkToAnything() throws IOException {
        Path file = Files.write(directory.resolve("in"), ALPHA);
        Path blob = blob(store.put(file));
        assertEquals("r--r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(blob)));
        assertEquals(1, Files.getAttribute(blob, "unix:nlink"));
        assertNotEquals(Files.getAttribute(file, "unix:ino"), Files.getAttribute(blob, "unix:ino"));
    }

    @Test
    void whatIsNotStoredIsMissing() {
        Digest digest = Digest.of(ALPHA);
        assertFalse(store.contains(digest));
        MissingContentException thrown = assertThrows(MissingContentException.class, () -> store.read(digest));
        assertEquals("content " + digest.sha256() + " is missing", thrown.getMessage());
        Path out = directory.resolve("out");
        assertThrows(MissingContentException.class, () -> store.copyTo(digest, out));
        assertFalse(Files.exists(out));
        assertThrows(NoSuchFileException.class, () -> store.put(directory.resolve("no-such-file")));
    }

    @Test
    void aDamagedBlobIsMovedAsideAndCanBeStoredAgain() throws IOException {
        Digest digest = store.put(ALPHA);
        damage(digest, "alphA");
        assertTrue(store.contains(digest), "its size is right, which is all that is looked at");
        Path out = directory.resolve("out");
        MissingContentException thrown = assertThrows(MissingContentException.class, () -> store.copyTo(digest, out));
        assertEquals("content " + digest.sha256() + " is damaged", thrown.getMessage());
        assertFalse(Files.exists(out), "nobody finds wrong bytes");
        assertFalse(store.contains(digest));
        assertEquals("alphA", Files.readString(directory.resolve("state/quarantine/" + digest.sha256())));
        store.put(ALPHA);
        assertArrayEquals(ALPHA, store.read(digest));
    }

    @Test
    void aBlobOfAnotherSizeIsReplacedByTheNextPut() throws IOException {
        Digest digest = store.put(ALPHA);
        damage(digest, "");
        assertFalse(store.contains(digest));
        store.put(ALPHA);
        assertArrayEquals(ALPHA, store.read(digest));
    }

    @Test
    void aLinkInABlobsPlaceIsNotFollowed() throws IOException {
        Digest digest = store.put(ALPHA);
        Path other = Files.write(directory.resolve("other"), ALPHA);
        Files.delete(blob(digest));
        Files.createSymbolicLink(blob(digest), other);
        assertFalse(store.contains(digest));
        assertThrows(IOException.class, () -> store.read(digest));
        store.put(ALPHA);
        assertArrayEquals(ALPHA, store.read(digest));
        assertTrue(Files.isRegularFile(other));
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Digest digest = store.put(ALPHA);
        Path out = Files.writeString(directory.resolve("out"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> store.copyTo(digest, out));
        assertEquals("mine", Files.readString(out));
    }

    @Test
    void manyWritersOfOneContentAgree() throws Exception {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            DiskContentStore own = new StateDirectory(directory.resolve("state")).contents();
            Thread thread = new Thread(() -> writeAndRead(own));
            thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(List.of(), list("tmp"));
    }

    private static void writeAndRead(DiskContentStore store) {
        try {
            for (int i = 0; i < 100; i++) {
                byte[] bytes = ("content " + i).repeat(1000).getBytes(StandardCharsets.UTF_8);
                assertArrayEquals(bytes, store.read(store.put(bytes)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void damage(Digest digest, String content) throws IOException {
        Files.setPosixFilePermissions(blob(digest), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(blob(digest), content);
    }

    private Path blob(Digest digest) {
        return directory
                .resolve("state/cas")
                .resolve(digest.sha256().substring(0, 2))
                .resolve(digest.sha256());
    }

    private List<Path> list(String name) throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("state").resolve(name))) {
            return entries.toList();
        }
    }
}
