package dev.ntask.runtime.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            assertNull(actions.put(name.toLowerCase(Locale.ROOT), action), name);
            assertNull(actions.put(SafeName.of(name).toLowerCase(Locale.ROOT), name), name);
        }
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
