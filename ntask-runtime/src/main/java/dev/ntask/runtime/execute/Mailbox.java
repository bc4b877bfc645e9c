package dev.ntask.runtime.execute;

import dev.ntask.runtime.execute.ActiveRun.Message;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What workers have to tell the loop, in the order in which they told it. */
final class Mailbox {
    /** An empty one only wakes the loop. */
    private final LinkedBlockingQueue<Optional<Message>> messages = new LinkedBlockingQueue<>();

    void put(Message message) {
        messages.add(Optional.of(message));
    }

    void wake() {
        messages.add(Optional.empty());
    }

    /** Waits for the next message; returns empty when woken, or after a time. */
    Optional<Message> take(long limitNanos) throws InterruptedException {
        Optional<Message> next = messages.poll(limitNanos, TimeUnit.NANOSECONDS);
        return next == null ? Optional.empty() : next;
    }
}
