package dev.ntask.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest(name = "{0} among {1}")
    @CsvSource({
        "tset, test lint build, test",
        "bulid, test lint build, build",
        "Test, test tests, test",
        "lnit, lint unit, lint",
        "abcd, abxy, abxy",
        "abcd, axyz, ''",
        "x, test lint, ''",
        "aa, ab ac, ab",
        "aa, ac ab, ab",
        "api:lint, api.lint web.lint, api.lint",
        "lint, api.lint, api.lint",
        "lnt, api.lint lint, lint",
        "max_count, --max-count max-count, max-count",
        "'', test, ''",
    })
    void picksTheMostAlikeIfHalfAlike(String word, String candidates, String expected) {
        Optional<String> suggestion = Suggestion.closest(word, List.of(candidates.split(" ")));

        assertEquals(expected, suggestion.orElse(""));
    }
}
