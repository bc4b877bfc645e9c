package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonValueTest {
    @Test
    void valuesAreRead() {
        assertEquals(Map.of(), JsonValue.parse("{}"));
        assertEquals(List.of(), JsonValue.parse(" [ ] "));
        assertEquals(Arrays.asList(null, true, false, -2500.0, ""), JsonValue.parse("[null,true,false, -2.5e3, \"\"]"));
        assertEquals(
                Map.of("a", Map.of("b", List.of(1.0)), "c", "\u00e9\n\"\\/\uD83D\uDE00"),
                JsonValue.parse("{\"a\": {\"b\": [1]},\n \"c\": \"\u00e9\\n\\\"\\\\\\/\\ud83d\\uDE00\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\": 1,}",
                "{a: 1}",
                "tru",
                "\"",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"\\u00",
                "\"\n\"",
                "1 2",
                "-",
                "{} x",
                "nul"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> JsonValue.parse(text));
    }

    @Test
    void noTextIsTooDeep() {
        assertThrows(IllegalArgumentException.class, () -> JsonValue.parse("[".repeat(100_000)));
    }

    @Test
    void everyCutOfAManifestIsRefused() {
        String manifest = "{\"run_id\": \"a\", \"tasks\": [{\"fqn\": \"x\\n\", \"duration\": 0.5, \"log\": null}]}";
        JsonValue.parse(manifest);
        for (int length = 0; length < manifest.length(); length++) {
            String cut = manifest.substring(0, length);
            assertThrows(IllegalArgumentException.class, () -> JsonValue.parse(cut), cut);
        }
    }
}
