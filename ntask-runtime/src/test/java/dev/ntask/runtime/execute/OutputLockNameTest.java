package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.NtaskException;
import dev.ntask.core.glob.GlobIntersection;
import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which actions of one task may work side by side, told by nothing but the names of their locks. */
class OutputLockNameTest {
    private static Action action(String outputs, String m, String n) {
        TextRegistry registry = new TextRegistry("gen(m=1)(n=1):");
        List<String> none = List.of();
        List<String> patterns = List.of(outputs.split(" "));
        registry.cached(
                "gen",
                new CacheDefinition(
                        none, patterns, none, none, Propagation.OUTCOME, true, CacheDefinition.Mode.AFRESH));
        return new Action(registry.tasks().get(0), Arguments.none().with("m", m).with("n", n));
    }

    private static String lock(String outputs, String m, String n) {
        return OutputPatterns.lockName(action(outputs, m, n));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    build/                             | a    | b   | gen
                    build/{m}/                         | a    | b   | gen a
                    /build/{m}/                        | a    | b   | gen a
                    build/{m}/                         | a/b  | b   | gen a
                    build/{m}/classes/ build/{m}/gen/  | a    | b   | gen a
                    dist/{m}-{n}/app                   | x-y  | z   | gen x-y-z
                    dist/{m}-{n}/app                   | x    | y-z | gen x-y-z
                    dist/{m}.jar                       | 1.2  | b   | gen 1.2.jar
                    build/{m}/ dist/{m}.jar            | a    | b   | gen =a
                    build/{m}/ dist/{m}.jar            | a.jar/x | b | gen =a
                    out/{m}.js out/{m}.js.map          | a    | b   | gen =a
                    build/{m}/ dist/{n}/               | a    | b   | gen
                    build/{m}/ build/gen/{m}/          | a    | b   | gen
                    build/*/{m}                        | a    | b   | gen
                    build/{m}*                         | a    | b   | gen
                    build/{m}/ shared.txt              | a    | b   | gen
                    build/{m}/ !build/{m}/tmp          | a    | b   | gen a
                    build/{m}/                         | A    | b   | gen a
                    {m}                                | a    | b   | gen a
                    build/{x}/{m}/                     | a    | b   | gen a
                    """)
    void theNameIsThatOfWhatIsCertainlyApart(String outputs, String m, String n, String expected) {
        assertEquals(expected, lock(outputs, m, n));
    }

    @Test
    void namesThatSomeFileSystemTakesForOneAreOne() {
        assertEquals(lock("build/{m}/", "Caf\u00e9", ""), lock("build/{m}/", "cafe\u0301", ""));
        assertEquals(lock("build/{m}/", "STRASSE", ""), lock("build/{m}/", "stra\u00dfe", ""));
    }

    @ParameterizedTest
    @CsvSource({"build/{m}/, ''", "build/{m}/, /x", "build/{m}/ dist/{m}.jar, ''"})
    void anEmptyNameWouldMeanTheWholeDirectory(String outputs, String m) {
        NtaskException thrown = assertThrows(NtaskException.class, () -> lock(outputs, m, "1"));
        assertTrue(
                String.valueOf(thrown.getMessage()).endsWith("are named by m, which is empty or begins with a slash"));
    }

    @Test
    void anArgumentThatLooksLikeAParameterIsOnlyText() {
        Action action = action("build/{m}/{n}", "{n}", "x");
        assertTrue(OutputPatterns.of(action).matches("build/{n}/x", false));
    }

    /** Whatever the templates and arguments: two actions whose outputs can meet have one lock. */
    @Test
    void overlappingOutputsAlwaysHaveOneLock() {
        long seed = 20261122;
        Random random = new Random(seed);
        String[] directories = {"", "b/", "b/a/", "c/"};
        String[] names = {"{m}", "{m}.x", "{m}.x.y", "a{m}", "{m}-{n}", "{m}{n}", "a", "{m}*", "{n}"};
        String[] ends = {"", "/", "/a", "/{n}", "/**"};
        String[] words = {"a", "b", "a.x", "a.x.y", "a/b", "a-b", "A", "aa", "b/a", "a.x/b"};
        int meetings = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder outputs = new StringBuilder();
            for (int i = 0; i <= random.nextInt(3); i++) {
                outputs.append(i == 0 ? "" : " ").append(pick(directories, random));
                outputs.append(pick(names, random)).append(pick(ends, random));
            }
            Action one = action(outputs.toString(), pick(words, random), pick(words, random));
            Action other = action(outputs.toString(), pick(words, random), pick(words, random));
            if (GlobIntersection.of(OutputPatterns.of(one), OutputPatterns.of(other))
                    .isPresent()) {
                meetings++;
                assertEquals(
                        OutputPatterns.lockName(one),
                        OutputPatterns.lockName(other),
                        "seed " + seed + ": " + outputs + " for " + one.name() + " and " + other.name());
            }
        }
        assertTrue(meetings > 1_000, meetings + " of them meet");
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
