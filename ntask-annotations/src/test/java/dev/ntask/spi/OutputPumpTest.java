package dev.ntask.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutputPumpTest {
    private static final String END = "<end>";
    private static final String BROKEN = "<broken>";

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final Pipe pipe = new Pipe();

    @Test
    void handsOnEverythingUpToTheEnd() throws Exception {
        OutputPump pump = start();
        pipe.write("one", "two", END);
        pump.finish();
        assertEquals("onetwo", text());
    }

    @Test
    void aPipeThatIsClosedUnderItIsAtItsEnd() throws Exception {
        OutputPump pump = start();
        pipe.write("one", BROKEN);
        pump.finish();
        assertEquals("one", text());
    }

    /** The JDK takes what an ended process has left in its pipe, on another thread, and gives it back a moment later. */
    @Test
    void nothingIsLostOfProcessesThatEndAtOnce() throws Exception {
        for (int i = 0; i < 100; i++) {
            seen.reset();
            Process process = new ProcessBuilder("/bin/sh", "-c", "echo one; printf two").start();
            OutputPump pump = OutputPump.start(process.getInputStream(), this::see, OutputPumpTest::onThread);
            process.waitFor();
            pump.finish();
            assertEquals("one\ntwo", text());
        }
    }

    @Test
    void aPipeThatSomebodyElseHoldsOpenIsLeft() throws Exception {
        OutputPump pump = start();
        pipe.write("mine");
        pump.finish();
        pipe.write("theirs", END);
        pipe.awaitRead();
        assertEquals("mine", text());
    }

    @Test
    void aPipeIntoWhichSomebodyElseKeepsWritingIsLeft() throws Exception {
        OutputPump pump = start();
        pipe.write("mine");
        pipe.endless = "x".repeat(8192);
        int before = seen.size();
        pump.finish();
        assertTrue(text().startsWith("mine"), "what the process itself wrote comes first");
        assertTrue(before <= seen.size(), "and what was there stays");
    }

    @Test
    void aSlowReaderGetsEverything() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        OutputPump pump = OutputPump.start(
                pipe,
                (buffer, length) -> {
                    reached.countDown();
                    await(held);
                    seen.write(buffer, 0, length);
                },
                OutputPumpTest::onThread);
        pipe.write("a", "b", "c", END);
        await(reached);
        Thread finishing = new Thread(() -> {
            try {
                pump.finish();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        finishing.start();
        held.countDown();
        finishing.join();
        assertEquals("abc", text());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private OutputPump start() {
        return OutputPump.start(pipe, this::see, OutputPumpTest::onThread);
    }

    private void see(byte[] buffer, int length) {
        seen.write(buffer, 0, length);
    }

    private static void onThread(Runnable pump) {
        Thread thread = new Thread(pump, "test");
        thread.setDaemon(true);
        thread.start();
    }

    private String text() {
        return seen.toString(StandardCharsets.UTF_8);
    }

    /** A pipe of which the test is the other end. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it is never read byte by byte
    private static final class Pipe extends InputStream {
        private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        volatile String endless = "";

        void write(String... more) {
            pieces.addAll(java.util.List.of(more));
        }

        void awaitRead() throws InterruptedException {
            assertTrue(ended.await(30, TimeUnit.SECONDS));
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            try {
                String piece = pieces.isEmpty() ? endless : "";
                piece = piece.isEmpty() ? pieces.take() : piece;
                if (piece.equals(BROKEN)) {
                    throw new IOException("Stream closed");
                }
                if (piece.equals(END) || piece.equals("theirs")) {
                    ended.countDown();
                }
                if (piece.equals(END)) {
                    return -1;
                }
                byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, buffer, 0, bytes.length);
                return bytes.length;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public int read() {
            throw new AssertionError("not used");
        }
    }
}
