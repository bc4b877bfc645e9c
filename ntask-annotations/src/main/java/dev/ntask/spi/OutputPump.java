package dev.ntask.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Reads one output stream of a child process on another thread and hands the bytes on.
 *
 * <p>The end of the stream is not the end of the command: a grandchild in the background may hold the pipe open for as
 * long as it lives. {@link #finish()}, called after the process has ended, therefore waits only until what the process
 * itself wrote has been read.
 */
public final class OutputPump {
    /** Takes what a process wrote; called from one thread at a time. */
    @FunctionalInterface
    public interface Sink {
        /** Takes the first bytes of a buffer, which is used again afterwards. */
        void accept(byte[] buffer, int length);
    }

    /** No pipe of an ended process holds more than this: what comes after it was written by another one. */
    private static final int LARGEST_PIPE = 1 << 20;

    /** How long a reader may wait for bytes after the end of the process before the pipe counts as empty. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final InputStream stream;
    private final Sink sink;

    /** Guards the state below; never held while reading, and while the sink is called only by the pump's thread. */
    private final Object lock = new Object();

    /** When the pump began to wait for bytes, or 0 while it hands bytes on. */
    private long waitingSince;

    /** How many bytes were handed on; written under the lock. */
    private volatile long total;

    /** At how many bytes the pipe cannot hold more of the ended process; set without the lock, to be noticed soon. */
    private volatile long mostTotal = Long.MAX_VALUE;

    private boolean ended;
    private boolean abandoned;

    private OutputPump(InputStream stream, Sink sink) {
        this.stream = stream;
        this.sink = sink;
    }

    /**
     * Starts to read a stream.
     *
     * @param threads runs the pump, at once and beside all others; a pump may take as long as the process lives
     */
    public static OutputPump start(InputStream stream, Sink sink, Executor threads) {
        OutputPump pump = new OutputPump(stream, sink);
        pump.waitingSince = System.nanoTime();
        threads.execute(pump.new Reader());
        return pump;
    }

    /**
     * Waits until everything that the ended process wrote was handed on; afterwards the sink is not called any more. A
     * second call does nothing.
     *
     * @throws InterruptedException if the calling thread is interrupted; the sink is not called any more then either
     */
    public void finish() throws InterruptedException {
        mostTotal = total + LARGEST_PIPE;
        synchronized (lock) {
            long start = System.nanoTime();
            try {
                while (!ended && !abandoned && total <= mostTotal) {
                    long quiet = waitingSince == 0 ? 0 : System.nanoTime() - Math.max(waitingSince, start);
                    if (quiet >= QUIET_NANOS) {
                        break;
                    }
                    TimeUnit.NANOSECONDS.timedWait(lock, Math.max(1_000_000, QUIET_NANOS - quiet));
                }
            } finally {
                abandoned = true;
            }
        }
    }

    /** No lambda, which would cost the first command of a run some milliseconds. */
    private final class Reader implements Runnable {
        @Override
        public void run() {
            pump();
        }
    }

    private void pump() {
        byte[] buffer = new byte[8192];
        try {
            for (int length = read(buffer); length >= 0; length = read(buffer)) {
                if (!handOn(buffer, length)) {
                    return;
                }
            }
        } finally {
            synchronized (lock) {
                ended = true;
                lock.notifyAll();
            }
        }
    }

    /**
     * Reads on, or returns -1 at the end. When a process ends, the JDK moves what is left in its pipe to memory, on another
     * thread, but not while we read: each of us holds the stream's monitor. So the first end is the end.
     */
    private int read(byte[] buffer) {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            // The process was destroyed, which closes its pipes.
            return -1;
        }
    }

    private boolean handOn(byte[] buffer, int length) {
        synchronized (lock) {
            if (abandoned || total > mostTotal) {
                return false;
            }
            waitingSince = 0;
            sink.accept(buffer, length);
            total = total + length;
            waitingSince = System.nanoTime();
            return true;
        }
    }
}
