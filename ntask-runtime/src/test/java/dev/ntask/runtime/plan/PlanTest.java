package dev.ntask.runtime.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.CycleException;
import dev.ntask.DiscoveryException;
import dev.ntask.runtime.TextRegistry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    @ParameterizedTest(name = "{0}: asked for {1}")
    @CsvSource(delimiter = '|', textBlock = """
        a:                          | a     | a
        c: b / b: a / a:            | c     | a b c
        c: b / b: a / a: / x:       | b     | a b
        d: b c / b: a / c: a / a:   | d     | a b c d
        d: c b / b: a / c: a / a:   | d     | a c b d
        a: / b: / c:                | c a b | c a b
        a: / b: / c:                | a b a | a b
        d: <b / b: a / a:           | d     | a b d
        t: >l / l:                  | t     | t
        t: >l / l:                  | t l   | l t
        t: >l x / l: / x:           | t l   | x l t
        a: >c / b: / c:             | a b c | c a b
        z: y / y: x / x: / b: a / a: | z b  | x y z a b
        """)
    void ordersWhatIsNeeded(String graph, String requested, String expected) {
        TextRegistry registry = new TextRegistry(graph.split(" / "));
        Plan plan = Plan.of(registry, registry.select(requested.trim().split(" ")));
        assertEquals(expected, names(plan.actions()));
    }

    @Test
    void aTaskWithOtherArgumentsIsAnotherAction() {
        TextRegistry registry =
                new TextRegistry("test(pattern=): compile", "compile:", "check: test test[pattern=auth]");
        Plan plan = Plan.of(registry, registry.select("check"));
        assertEquals(
                "compile, test, test --pattern=auth, check",
                plan.actions().stream().map(Action::name).collect(Collectors.joining(", ")));
    }

    @Test
    void anArgumentThatEqualsTheDefaultIsNoDifference() {
        TextRegistry registry = new TextRegistry("test(pattern=all):", "check: test[pattern=all] test");
        Plan plan = Plan.of(
                registry,
                new Selection(List.of(
                        registry.action("check"), registry.action("test", "pattern", "all"), registry.action("test"))));
        assertEquals("test check", names(plan.actions()));
        assertEquals(
                List.of("check", "test"),
                plan.requested().stream().map(Action::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a: a            | a | dependency cycle: a -> a
        a: b / b: a     | a | dependency cycle: a -> b -> a
        a: b c / b: >c / c: a | a | dependency cycle: a -> c -> a
        """)
    void aCycleIsAnError(String graph, String requested, String message) {
        TextRegistry registry = new TextRegistry(graph.split(" / "));
        CycleException e = assertThrows(CycleException.class, () -> Plan.of(registry, registry.select(requested)));
        assertEquals(message, e.getMessage());
    }

    @Test
    void aCycleElsewhereIsNobodysBusiness() {
        TextRegistry registry = new TextRegistry("a:", "b: c", "c: b");
        assertEquals("a", names(Plan.of(registry, registry.select("a")).actions()));
    }

    @Test
    void aDependencyThatDoesNotExistIsNamed() {
        TextRegistry registry = new TextRegistry("a: nowhere");
        DiscoveryException e = assertThrows(DiscoveryException.class, () -> Plan.of(registry, registry.select("a")));
        assertEquals("task a depends on nowhere, which does not exist", e.getMessage());
    }

    @Test
    void dependenciesAreThoseRequired() {
        TextRegistry registry = new TextRegistry("a: c b >d c", "b:", "c:", "d:");
        Plan plan = Plan.of(registry, registry.select("a", "d"));
        assertEquals("c b", names(plan.dependencies(registry.action("a"))));
    }

    @Test
    void aVeryLongChainIsPlanned() {
        int length = 20_000;
        String[] lines = IntStream.range(0, length)
                .mapToObj(i -> "t" + i + ":" + (i == 0 ? "" : " t" + (i - 1)))
                .toArray(String[]::new);
        TextRegistry registry = new TextRegistry(lines);
        Plan plan = Plan.of(registry, registry.select("t" + (length - 1)));
        assertEquals(length, plan.actions().size());
        assertEquals("t0", plan.actions().get(0).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        auth        | test --pattern=auth
        a b         | test --pattern='a b'
        it's        | test --pattern='it'\\''s'
        *           | test --pattern='*'
        ''          | test --pattern=
        """, quoteCharacter = '"')
    void argumentsAreNamedAsTheyCouldBeTyped(String word, String expected) {
        TextRegistry registry = new TextRegistry("test(pattern=all):");
        assertEquals(
                expected,
                registry.action("test", "pattern", word.equals("''") ? "" : word)
                        .name());
    }

    @Test
    void aNameIsOneLineWhateverItsArgumentsAre() {
        TextRegistry registry = new TextRegistry("test(pattern=all):");
        String name = registry.action("test", "pattern", "a\nb\tc\\n\u001b[1m").name();
        assertEquals("test --pattern='a\\nb\\u0009c\\\\n\\u001b[1m'", name);
        assertTrue(name.lines().count() == 1);
    }

    static String names(List<Action> actions) {
        return actions.stream().map(Action::name).collect(Collectors.joining(" "));
    }
}
