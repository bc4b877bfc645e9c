package dev.ntask.runtime.execute;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees processes die: a named pipe that they hold open for writing. Nobody has to collect them, ask for their numbers, or
 * look again and again.
 */
final class Witness implements AutoCloseable {
    private final Path pipe;
    private final CompletableFuture<Void> end;
    private final OutputStream own;
    private final CountDownLatch written = new CountDownLatch(1);

    Witness(Path directory) throws IOException, InterruptedException {
        pipe = directory.resolve("witness" + System.nanoTime());
        if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
            throw new AssertionError("cannot make " + pipe);
        }
        // On a thread of its own: the common pool may have but one, and others wait in it too.
        end = CompletableFuture.runAsync(this::readToTheEnd, work -> new Thread(work, "witness").start());
        own = Files.newOutputStream(pipe);
    }

    private void readToTheEnd() {
        try (InputStream in = Files.newInputStream(pipe)) {
            while (in.read() >= 0) {
                written.countDown();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until somebody has written to it. */
    void awaitWritten() throws InterruptedException {
        if (!written.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody wrote to " + pipe);
        }
    }

    Path path() {
        return pipe;
    }

    /** Waits until all that have opened it are gone. */
    void awaitDeaths() throws Exception {
        own.close();
        end.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
