package dev.ntask.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.store.TaskLocks.Held;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskLocksTest {
    @TempDir
    Path directory;

    @Test
    void aHeldLockIsNotTakenAgain() throws IOException {
        TaskLocks locks = new TaskLocks(directory, ProcessHandle.current().pid());
        Held held = locks.tryAcquire("t").orElseThrow();
        assertEquals(Optional.empty(), locks.tryAcquire("t"));
        locks.tryAcquire("u").orElseThrow().close();
        held.close();
        held.close();
        locks.tryAcquire("t").orElseThrow().close();
    }

    @Test
    void threadsTakeTurns() throws Exception {
        TaskLocks locks = new TaskLocks(directory, ProcessHandle.current().pid());
        AtomicInteger inside = new AtomicInteger();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> takeTurns(locks, inside));
            thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(0, inside.get());
    }

    private static void takeTurns(TaskLocks locks, AtomicInteger inside) {
        try {
            for (int round = 0; round < 50; round++) {
                Held held = locks.acquire("t", owner -> {});
                assertEquals(1, inside.incrementAndGet());
                inside.decrementAndGet();
                held.close();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWaiterIsToldThePidAndGetsTheLockWhenTheOwnerIsKilled() throws Exception {
        try (Other other = new Other("t")) {
            TaskLocks locks = new TaskLocks(directory, ProcessHandle.current().pid());
            assertEquals(Optional.empty(), locks.tryAcquire("t"));
            locks.tryAcquire("u").orElseThrow().close();
            BlockingQueue<String> told = new ArrayBlockingQueue<>(1);
            CountDownLatch taken = new CountDownLatch(1);
            Thread waiter = new Thread(() -> {
                try {
                    locks.acquire("t", told::add).close();
                    taken.countDown();
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            waiter.start();
            assertEquals("pid " + other.process.pid(), told.poll(30, TimeUnit.SECONDS));
            assertEquals(1, taken.getCount(), "still held");
            other.process.destroyForcibly();
            assertTrue(taken.await(30, TimeUnit.SECONDS));
            waiter.join();
        }
    }

    /** A file system may let a write wait for the disk, and a run that does nothing takes every task's lock. */
    @Test
    void takingALockWritesNothing() throws IOException {
        TaskLocks locks = new TaskLocks(directory, ProcessHandle.current().pid());
        locks.tryAcquire("t").orElseThrow().close();
        Path file = directory.resolve(SafeName.of("t"));
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, old);
        locks.tryAcquire("t").orElseThrow().close();
        assertEquals(0, Files.size(file));
        assertEquals(old, Files.getLastModifiedTime(file));
    }

    @Test
    void aLockIsFreeWhenTheOwnerReleasesIt() throws Exception {
        try (Other other = new Other("t")) {
            TaskLocks locks = new TaskLocks(directory, ProcessHandle.current().pid());
            assertFalse(locks.tryAcquire("t").isPresent());
            other.release();
            Held held = locks.acquire("t", owner -> {});
            assertEquals("busy", other.tryAgain());
            held.close();
            assertEquals("held", other.tryAgain());
        }
    }

    /** On POSIX, closing any channel of a file drops the lock: another object's look must not do that. */
    @Test
    void aSecondObjectInTheProcessDoesNotDropTheLock() throws Exception {
        TaskLocks first = new TaskLocks(directory, ProcessHandle.current().pid());
        Held held = first.acquire("t", owner -> {});
        assertEquals(
                Optional.empty(),
                new TaskLocks(directory, ProcessHandle.current().pid()).tryAcquire("t"));
        try (Other other = new Other("u")) {
            other.release();
            assertEquals("busy", other.tryToTake("t"));
            held.close();
            TaskLocks second = new TaskLocks(directory, ProcessHandle.current().pid());
            second.acquire("t", owner -> {}).close();
        }
    }

    @Test
    void anInterruptedWaiterGoesAwayAndLeavesTheLockFree() throws Exception {
        try (Other other = new Other("t")) {
            TaskLocks locks = new TaskLocks(directory, ProcessHandle.current().pid());
            CountDownLatch waiting = new CountDownLatch(1);
            AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
            Thread waiter = new Thread(() -> {
                try {
                    locks.acquire("t", owner -> waiting.countDown()).close();
                } catch (IOException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            waiter.start();
            assertTrue(waiting.await(30, TimeUnit.SECONDS));
            waiter.interrupt();
            waiter.join();
            assertInstanceOf(InterruptedException.class, thrown.get());
            other.release();
            locks.acquire("t", owner -> {}).close();
        }
    }

    @Test
    void theStoreIsSharedByManyOrHadByOne() throws Exception {
        Path file = directory.resolve("locks/store");
        StoreLock lock = new StoreLock(file);
        StoreLock.Held first = lock.tryShare().orElseThrow();
        StoreLock.Held second = lock.tryShare().orElseThrow();
        assertTrue(lock.tryAlone().isEmpty());
        try (Other other = new Other("store", file)) {
            assertEquals("shared", other.tryToTake("shared"));
            assertEquals("busy", other.tryToTake("alone"));
            first.close();
            first.close();
            assertEquals("busy", other.tryToTake("alone"));
            second.close();
            assertEquals("alone", other.tryToTake("alone"));
            assertTrue(lock.tryShare().isEmpty());
            assertTrue(lock.tryAlone().isEmpty());
            other.process.destroyForcibly().waitFor();
        }
        StoreLock.Held alone = lock.tryAlone().orElseThrow();
        assertTrue(lock.tryShare().isEmpty());
        alone.close();
        assertTrue(lock.tryShare().isPresent());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAnIoException() {
        TaskLocks locks = new TaskLocks(
                Path.of("/proc/no-such-directory"), ProcessHandle.current().pid());
        assertThrows(IOException.class, () -> locks.tryAcquire("t"));
        assertThrows(IOException.class, () -> locks.acquire("t", owner -> {}), "and the turn is free again");
    }

    /** Another process that holds a lock until it is told to release it. */
    private final class Other implements AutoCloseable {
        private final Process process;
        private final BufferedReader answers;

        Other(String task) throws IOException {
            this(task, directory);
            assertEquals("held", tryToTake(task));
        }

        Other(String kind, Path path) throws IOException {
            process = new ProcessBuilder(Unprivileged.java(TaskLocksTest.class, kind, path.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        void release() throws IOException {
            assertEquals("released", tryToTake("-"));
        }

        String tryAgain() throws IOException {
            return tryToTake("t");
        }

        String tryToTake(String what) throws IOException {
            process.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return answers.readLine();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Takes and releases locks as lines on standard input say, and answers each. */
    public static void main(String... arguments) throws IOException {
        Path path = Path.of(arguments[1]);
        TaskLocks locks = new TaskLocks(path, ProcessHandle.current().pid());
        StoreLock store = new StoreLock(path);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<AutoCloseable> held = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(answer(line, arguments[0].equals("store") ? null : locks, store, held));
        }
    }

    private static String answer(String line, @Nullable TaskLocks locks, StoreLock store, List<AutoCloseable> held)
            throws IOException {
        if (line.equals("-")) {
            ((Held) held.remove(0)).close();
            return "released";
        }
        if (locks != null) {
            Optional<Held> taken = locks.tryAcquire(line);
            taken.ifPresent(held::add);
            return taken.isPresent() ? "held" : "busy";
        }
        Optional<StoreLock.Held> taken = line.equals("shared") ? store.tryShare() : store.tryAlone();
        if (line.equals("shared")) {
            taken.ifPresent(StoreLock.Held::close);
        }
        return taken.isPresent() ? line : "busy";
    }
}
