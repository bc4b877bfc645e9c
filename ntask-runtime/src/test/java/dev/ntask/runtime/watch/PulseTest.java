package dev.ntask.runtime.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PulseTest {
    private final AtomicLong clock = new AtomicLong(1);
    private final Pulse pulse = new Pulse(clock::get);

    /** Milliseconds: when a burst began and was last added to, what time it is, and how long it is waited for. */
    @ParameterizedTest
    @CsvSource({
        "0,    0,    0,    50",
        "0,    0,    49,   1",
        "0,    0,    50,   0",
        "0,    40,   60,   30",
        "0,    1990, 1995, 5",
        "0,    1999, 2000, 0",
        "-100, -100, -60,  10",
    })
    void aBurstIsOverWhenItIsQuietOrWhenItDoesNotEnd(long first, long last, long now, long left) {
        assertEquals(left * 1_000_000, Pulse.left(first * 1_000_000, last * 1_000_000, now * 1_000_000));
    }

    @Test
    void aBurstWakesOnce() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            pulse.beat();
            clock.addAndGet(Pulse.QUIET_NANOS / 1000);
        }
        clock.addAndGet(Pulse.QUIET_NANOS);
        assertTrue(pulse.await());
        assertFalse(pulse.isPending());
    }

    @Test
    void aBurstThatDoesNotEndWakesInBetween() throws InterruptedException {
        for (long waited = 0; waited < Pulse.LONGEST_NANOS; waited += Pulse.QUIET_NANOS / 2) {
            pulse.beat();
            clock.addAndGet(Pulse.QUIET_NANOS / 2);
        }
        pulse.beat();
        assertTrue(pulse.await());
    }

    @Test
    void whatCameWhileNobodyWaitedIsKept() throws InterruptedException {
        pulse.beat();
        pulse.stop();
        assertFalse(pulse.await());
        pulse.resume();
        clock.addAndGet(Pulse.QUIET_NANOS);
        assertTrue(pulse.await());
    }

    @Test
    void whoeverWaitsIsWoken() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                if (!pulse.await()) {
                    woken.countDown();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        pulse.stop();
        woken.await();
        waiting.join();
    }
}
