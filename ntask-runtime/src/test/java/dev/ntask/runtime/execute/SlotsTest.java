package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.plan.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which body may start when; upper-case names are exclusive. */
final class SlotsTest {
    private final TextRegistry registry = new TextRegistry("a:", "b:", "c:", "d:", "X!:", "Y!:");

    @ParameterizedTest(name = "{0} jobs: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # +a queues a, . takes all that may start, - frees a slot, ~ withdraws all
        1 | +a +b . - . -           | a, b
        2 | +a +b +c . - .          | a b, c
        2 | +c +b +a .              | a b
        # An exclusive one waits for those that run, and nobody overtakes it.
        3 | +a . +X . +b . - . - .  | a, X, b
        3 | +a +b . +X +c . - . - . | a b, X
        3 | +a +X +b . - . - .      | X, a b
        # Those that wait go in the order in which they came, before all others.
        3 | +a . +Y +X +b . - . - . - . | a, Y, X, b
        # While one runs no other starts, whatever is free.
        3 | +X . +a +Y . - . - .    | X, Y, a
        # With one slot every body is alone, so the order is all that counts.
        1 | +X +a +Y . - . - .      | X, Y, a
        1 | +b +X +a . - . - .      | X, a, b
        2 | +a . +X +b ~ - .        | a, ~X b
        """)
    void startsWhatMayStart(int jobs, String script, String expected) {
        Slots slots = new Slots(jobs, Comparator.comparing(Action::name));
        List<String> steps = new ArrayList<>();
        for (String step : script.split(" +", -1)) {
            String names = step(slots, step);
            if (!names.isEmpty()) {
                steps.add(names);
            }
        }
        assertEquals(expected, String.join(", ", steps));
    }

    private String step(Slots slots, String step) {
        switch (step.charAt(0)) {
            case '+' -> slots.add(run(step.substring(1)));
            case '-' -> slots.free();
            case '~' -> {
                return "~" + names(slots.withdraw());
            }
            default -> {
                List<ActiveRun> taken = new ArrayList<>();
                for (Optional<ActiveRun> next = slots.take(); next.isPresent(); next = slots.take()) {
                    taken.add(next.get());
                }
                return names(taken);
            }
        }
        return "";
    }

    private static String names(List<ActiveRun> runs) {
        return String.join(" ", runs.stream().map(run -> run.action().name()).toList());
    }

    private ActiveRun run(String name) {
        Action action = registry.action(name);
        return new ActiveRun(action, new Never(action), new Mailbox());
    }

    /** A run that nobody starts. */
    private record Never(Action action) implements ActionRun {
        @Override
        public boolean hasLookUp() {
            return true;
        }

        @Override
        public Optional<ActionEnd> lookUp() {
            return Optional.empty();
        }

        @Override
        public ActionEnd execute() {
            return ActionEnd.without(action, Outcome.EXECUTED);
        }

        @Override
        public void stop() {}
    }
}
