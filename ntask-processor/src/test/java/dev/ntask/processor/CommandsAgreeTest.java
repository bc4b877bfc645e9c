package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Parameter.Shape;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line is split by hand, since to load picocli takes longer than many a run; picocli explains it, by the
 * generated commands. What they would make of the same words is what the task gets.
 */
class CommandsAgreeTest {
    private static final int LINES = 400;

    private static final String SOURCE = """
            import dev.ntask.*;
            import java.util.List;

            class Tasks {
              @Task static void release(String version, boolean push, @Default("none") String tag) {
                said(version, push, tag);
              }
              @Task static void test(@Default("*") String pattern, @Default("true") boolean color, List<String> names) {
                said(pattern, color, names);
              }
              @Task static void move(String from, String to, boolean exact, @Default({"x", "y"}) List<String> kinds) {
                said(from, to, exact, kinds);
              }
              private static void said(Object... values) {
                System.setProperty("ntask.test.said", java.util.Arrays.deepToString(values));
              }
            }
            """;

    private static final List<String> VALUES = List.of(
            "a", "b c", "x=y", "=", "ü", "1", "0x1f", "true", "*", "@file", "%s", "${HOME}", "a,b", "'q'", "\\");

    @TempDir
    static Path root;

    private static Launch launch;

    @BeforeAll
    static void compile() throws Exception {
        launch = CompiledProject.of(SOURCE).launch("NtaskMain");
    }

    @Test
    void whatPicocliReadsIsWhatTheTaskGets() {
        List<TaskDefinition> tasks = launch.registry().tasks();
        for (int seed = 0; seed < LINES; seed++) {
            Random random = new Random(seed);
            TaskDefinition task = tasks.get(random.nextInt(tasks.size()));
            List<String> words = words(task, random);
            assertEquals(byPicocli(task, words), byNtask(task, words), "seed " + seed + ": " + words);
        }
    }

    @Test
    void whatPicocliRefusesIsRefused() {
        List<TaskDefinition> tasks = launch.registry().tasks();
        int refused = 0;
        for (int seed = 0; seed < LINES; seed++) {
            Random random = new Random(seed);
            TaskDefinition task = tasks.get(random.nextInt(tasks.size()));
            List<String> words = words(task, random);
            String wrong =
                    List.of("--nonsense", "--nonsense=1", "--no-nonsense", "-z").get(random.nextInt(4));
            words.add(random.nextInt(words.size() + 1), wrong);
            boolean byPicocli = refusedByPicocli(task, words);
            refused += byPicocli ? 1 : 0;
            if (byPicocli) {
                assertEquals("refused", byNtask(task, words), "seed " + seed + ": " + words);
            }
        }
        assertTrue(refused > LINES / 2, "refused " + refused);
    }

    /** Words in any order that a user may type; those that are required are there. */
    private static List<String> words(TaskDefinition task, Random random) {
        List<List<String>> groups = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (Parameter parameter : task.parameters()) {
            if (parameter.shape() == Shape.POSITIONAL) {
                plain.add(value(random));
            } else if (parameter.shape() == Shape.POSITIONAL_LIST) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    plain.add(value(random));
                }
            } else if (random.nextBoolean()) {
                groups.addAll(options(parameter, random));
            }
        }
        Collections.shuffle(groups, random);
        List<String> words = new ArrayList<>();
        for (List<String> group : groups) {
            words.addAll(group);
        }
        // Behind the last word of a list's option picocli takes more for the list, and ntask none: with an equals sign
        // there
        // is one word. So plain words stand in front of such an option, here as in what --help shows.
        boolean inFront = random.nextBoolean() || takesLists(task);
        words.addAll(inFront ? 0 : words.size(), plain);
        return words;
    }

    private static boolean takesLists(TaskDefinition task) {
        for (Parameter parameter : task.parameters()) {
            if (parameter.shape() == Shape.OPTION_LIST) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> options(Parameter parameter, Random random) {
        String name = parameter.options().get(0);
        if (parameter.shape() == Shape.FLAG) {
            return List.of(List.of(random.nextBoolean() ? name : "--no-" + name.substring(2)));
        }
        if (parameter.shape() == Shape.OPTION) {
            return List.of(random.nextBoolean() ? List.of(name + "=" + value(random)) : List.of(name, value(random)));
        }
        List<List<String>> options = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            options.add(List.of(name + "=" + value(random)));
        }
        return options;
    }

    private static String value(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static CommandLine picocli(TaskDefinition task) {
        return new CommandLine(launch.command(task.ordinal())).setExpandAtFiles(false);
    }

    private static boolean refusedByPicocli(TaskDefinition task, List<String> words) {
        try {
            picocli(task).parseArgs(words.toArray(new String[0]));
            return false;
        } catch (CommandLine.ParameterException e) {
            return true;
        }
    }

    private static String byPicocli(TaskDefinition task, List<String> words) {
        ParseResult result = picocli(task).parseArgs(words.toArray(new String[0]));
        List<String> values = new ArrayList<>();
        int position = 0;
        for (Parameter parameter : task.parameters()) {
            boolean positional = parameter.shape() == Shape.POSITIONAL || parameter.shape() == Shape.POSITIONAL_LIST;
            ArgSpec read = positional
                    ? result.matchedPositional(position++)
                    : result.matchedOption(parameter.options().get(0));
            values.add(String.valueOf(read == null ? byDefault(parameter) : read.getValue()));
        }
        return values.toString();
    }

    private static Object byDefault(Parameter parameter) {
        if (parameter.repeatable()) {
            return parameter.defaults();
        }
        return parameter.defaults().isEmpty() ? false : parameter.defaults().get(0);
    }

    private static String byNtask(TaskDefinition task, List<String> words) {
        List<String> line = new ArrayList<>(List.of("-q", task.name()));
        line.addAll(words);
        System.clearProperty("ntask.test.said");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream nowhere = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = launch.run(new Invocation(line, root, root, Map.of(), nowhere, nowhere, false, false));
        String said = System.clearProperty("ntask.test.said");
        if (code == 2) {
            return "refused";
        }
        assertEquals(0, code, err.toString(StandardCharsets.UTF_8));
        return String.valueOf(said);
    }
}
