package dev.ntask.core.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
    private static IgnoreFile file(String directory, String text) {
        return IgnoreFile.parse(directory, text.replace(';', '\n').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            *.log              | a.log        | true
            *.log              | d/a.log      | true
            *.log;!keep.log    | d/keep.log   | false
            !keep.log;*.log    | d/keep.log   | true
            /a.log             | d/a.log      | false
            # a comment;b      | b            | true
            \\#a               | #a           | true
            build/             | build        | false
            [;b                | b            | true
            """)
    void theLastRuleThatMatchesDecides(String text, String path, boolean expected) {
        assertEquals(expected, IgnoreRules.none().with(file("", text)).ignores(path, false));
    }

    @Test
    void deeperFilesGoFirstAndCountFromWhereTheyLie() {
        IgnoreRules top = IgnoreRules.none().with(file("", "*.log;/x"));
        IgnoreRules below = top.with(file("sub", "!keep.log;/y"));

        assertFalse(below.ignores("sub/keep.log", false));
        assertTrue(below.ignores("sub/other.log", false));
        assertTrue(below.ignores("sub/y", false));
        assertFalse(below.ignores("sub/deep/y", false));
        assertFalse(below.ignores("sub/x", false));
        assertTrue(top.ignores("sub/keep.log", false));
    }

    @Test
    void readsOddFilesAsGitDoes() {
        assertTrue(IgnoreRules.none().with(file("", "\ufeffa")).ignores("a", false));
        assertTrue(IgnoreRules.none().with(file("", "a\r;b \r")).ignores("b", false));
        assertTrue(IgnoreRules.none().with(file("", "a\0b")).ignores("a", false));
        assertTrue(file("", "#;;[;!;/").isEmpty());
    }
}
