package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Parameter.Shape;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever calls are written down, however they may be typed, these are the calls that are read. */
final class SplitterPropertyTest {
    private static final List<TaskDefinition> TASKS = TaskText.tasks("""
            lint
            test [names...] -p/--pattern=* --fast? --color?true
            release <version> --push? --tag=none
            move <from> <to> -x/--exact?
            pick --names... -v/--verbose? -j/--join=1
            copy <mode> [from...] --force?
            api.lint <level>
            """);

    private static final List<String> VALUES =
            List.of("a", "b c", "", "-", "-5", "x=y", "ü", "line\nend", "test", "lint", "clean", "run", "api", "0");

    @Test
    void whatIsTypedIsRead() {
        for (int seed = 0; seed < 5_000; seed++) {
            Typist typist = new Typist(new Random(seed));
            Request.Run wanted = typist.type();
            Request read = Splitter.split(typist.words, TASKS);
            assertEquals(wanted, read, "seed " + seed + ": " + typist.words);
        }
    }

    @Test
    void nonsenseIsSaidAndNothingElseHappens() {
        List<String> words = new ArrayList<>(VALUES);
        words.addAll(List.of("release", "pick", "move", "copy", ":::", "--", "-j", "-j4", "--jobs", "--force", "-kv"));
        words.addAll(List.of(
                "--push", "--no-push", "--tag", "--tag=", "--names", "-p", "-px", "--", "-vx", "--x", "=", "--="));
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            List<String> line = new ArrayList<>();
            for (int i = random.nextInt(7); i >= 0; i--) {
                line.add(words.get(random.nextInt(words.size())));
            }
            try {
                assertNotNull(Splitter.split(line, TASKS));
            } catch (UsageException e) {
                assertEquals(
                        1,
                        String.valueOf(e.getMessage())
                                .replace("line\nend", "")
                                .lines()
                                .count(),
                        line::toString);
            }
        }
    }

    /** Makes up calls, and types each in one of the ways in which it can be typed. */
    private static final class Typist {
        private final Random random;
        private final List<String> words = new ArrayList<>();
        private boolean keepGoing;

        Typist(Random random) {
            this.random = random;
        }

        Request.Run type() {
            List<Request.Call> calls = new ArrayList<>();
            typeOwnFlag();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                TaskDefinition task = TASKS.get(random.nextInt(TASKS.size()));
                words.add(random.nextBoolean() ? task.name() : task.name().replace('.', ':'));
                calls.add(new Request.Call(task.ordinal(), typeArguments(task)));
                words.add(Words.SEPARATOR);
            }
            Settings settings = new Settings(
                    Settings.CONFIGURED,
                    keepGoing,
                    Settings.Verbosity.NORMAL,
                    true,
                    true,
                    false,
                    false,
                    false,
                    Optional.empty(),
                    LogSettings.DEFAULTS,
                    List.of());
            return new Request.Run(settings, calls);
        }

        private Arguments typeArguments(TaskDefinition task) {
            Map<String, List<String>> given = new TreeMap<>();
            List<List<String>> options = new ArrayList<>();
            List<String> plain = new ArrayList<>();
            for (Parameter parameter : task.parameters()) {
                if (!parameter.required() && random.nextBoolean()) {
                    continue;
                }
                List<String> values = values(parameter);
                given.put(parameter.name(), values);
                boolean positional =
                        parameter.shape() == Shape.POSITIONAL || parameter.shape() == Shape.POSITIONAL_LIST;
                // A list without words cannot be told from one that was not given, unless it is named.
                if (positional && !values.isEmpty() && (random.nextBoolean() || !plain.isEmpty())) {
                    plain.addAll(values);
                } else {
                    options.add(named(parameter, values));
                }
            }
            type(options, plain);
            return Arguments.of(given);
        }

        private List<String> values(Parameter parameter) {
            if (parameter.shape() == Shape.FLAG) {
                return List.of(random.nextBoolean() ? "true" : "false");
            }
            List<String> values = new ArrayList<>();
            int count = parameter.repeatable() ? random.nextInt(4) : 1;
            for (int i = 0; i < count; i++) {
                values.add(VALUES.get(random.nextInt(VALUES.size())));
            }
            return values;
        }

        private List<String> named(Parameter parameter, List<String> values) {
            List<String> names = parameter.options();
            String name = names.get(random.nextInt(names.size()));
            String longName = names.get(names.size() - 1);
            List<String> typed = new ArrayList<>();
            if (parameter.shape() == Shape.FLAG) {
                boolean yes = values.contains("true");
                typed.add(random.nextBoolean() ? longName + "=" + yes : yes ? name : Signature.negated(longName));
            } else if (values.isEmpty() || random.nextBoolean()) {
                typed.add(name);
                typed.addAll(values);
            } else {
                for (String value : values) {
                    typed.add(name + "=" + value);
                }
            }
            return typed;
        }

        /** Named ones first, so that none of them ends a list of plain words; the order among them does not matter. */
        private void type(List<List<String>> options, List<String> plain) {
            while (!options.isEmpty()) {
                words.addAll(options.remove(random.nextInt(options.size())));
                // Ends a list of named words as well as any flag does.
                typeOwnFlag();
            }
            if (!plain.isEmpty()) {
                typeKeepGoing();
                words.addAll(plain);
            }
        }

        private void typeOwnFlag() {
            if (random.nextInt(3) == 0) {
                typeKeepGoing();
            }
        }

        private void typeKeepGoing() {
            words.add(random.nextBoolean() ? "-k" : "--keep-going");
            keepGoing = true;
        }
    }
}
