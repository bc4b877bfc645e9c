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
    void whatComesAMomentAfterTheEndStillCounts() throws Exception {
        OutputPump pump = start();
        pipe.write("one", END, "late", BROKEN, "later", END);
        pump.finish();
        assertEquals("onelatelater", text());
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
                "test");
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
        return OutputPump.start(pipe, (buffer, length) -> seen.write(buffer, 0, length), "test");
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
