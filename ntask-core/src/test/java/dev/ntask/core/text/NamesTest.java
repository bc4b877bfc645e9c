package dev.ntask.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "test, test, TEST",
        "maxCount, max-count, MAX_COUNT",
        "buildAll, build-all, BUILD_ALL",
        "parseURL, parse-url, PARSE_URL",
        "URLParser, url-parser, URL_PARSER",
        "parseURLNow, parse-url-now, PARSE_URL_NOW",
        "sha256, sha256, SHA256",
        "sha256Sum, sha256-sum, SHA256_SUM",
        "utf8Decode, utf8-decode, UTF8_DECODE",
        "HTTP2Server, http2-server, HTTP2_SERVER",
        "aB, a-b, A_B",
        "ABTest, ab-test, AB_TEST",
        "snake_case, snake-case, SNAKE_CASE",
        "SNAKE_CASE, snake-case, SNAKE_CASE",
        "__lead_and_trail__, lead-and-trail, LEAD_AND_TRAIL",
        "money$Bag, money-bag, MONEY_BAG",
        "_1st, 1st, _1ST",
        "__, __, __",
        "größeÄndern, größe-ändern, GRÖSSE_ÄNDERN",
        "istanbulIs, istanbul-is, ISTANBUL_IS",
    })
    void spellsForCommandLineAndConstants(String identifier, String kebab, String constant) {
        assertEquals(kebab, Names.kebab(identifier));
        assertEquals(constant, Names.constant(identifier));
    }
}
