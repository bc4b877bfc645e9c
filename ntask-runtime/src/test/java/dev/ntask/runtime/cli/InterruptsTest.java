package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a second signal does is in {@link SignalTest}; it ends the process. */
class InterruptsTest {
    private final List<String> done = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @Test
    void aSignalThatIsNoticedTwiceIsOne() {
        try (Interrupts interrupts = Interrupts.of(new Recording(), now::get)) {
            interrupts.run();
            now.set(49_999_999);
            interrupts.run();
        }
        assertEquals(List.of("cancel"), done);
    }

    private final class Recording implements Interrupts.Interruptible {
        @Override
        public void cancel() {
            done.add("cancel");
        }

        @Override
        public void hurry() {
            done.add("hurry");
        }

        @Override
        public void exiting() {
            done.add("exiting");
        }
    }
}
