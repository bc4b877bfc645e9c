package dev.ntask.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SafeNameTest {
    private static final List<String> NAMES = List.of(
            "t",
            "T",
            "^t",
            "=t",
            "api.lint",
            "api.Lint",
            "api_lint",
            "api-lint",
            "apiLint",
            "apilint",
            "a b",
            "a/b",
            "a.",
            "a",
            "",
            ".",
            "..",
            "con",
            "test --pattern=auth",
            "test --pattern='a\nb'",
            "\ud800",
            "?",
            "ü",
            "ü".repeat(60),
            "a".repeat(99),
            "a".repeat(100),
            "a".repeat(101),
            "A".repeat(49),
            "A".repeat(50),
            "A".repeat(200));

    @Test
    void noTwoShareAFileEvenWhereCaseDoesNotCount() {
        Map<String, String> actions = new HashMap<>();
        for (String action : NAMES) {
            String name = SafeName.of(action);
            assertAlone(action, actions.put(name.toLowerCase(Locale.ROOT), action));
            // Whoever calls an action like the file of another has a file of its own.
            assertAlone(name, actions.put(SafeName.of(name).toLowerCase(Locale.ROOT), name));
        }
    }

    private static void assertAlone(String action, @Nullable String other) {
        assertTrue(other == null || other.equals(action), action + " and " + other);
    }

    @Test
    void everyOneIsAFileNameOnEverySystem() {
        for (String action : NAMES) {
            assertTrue(SafeName.of(action).matches("[A-Za-z0-9=^_.-]{2,101}(?<!\\.)"), action);
        }
    }

    @Test
    void mostCanBeRead() {
        assertEquals("=api.compile^java", SafeName.of("api.compileJava"));
        assertEquals("a_b-", SafeName.of("a b").substring(0, 4));
    }
}
