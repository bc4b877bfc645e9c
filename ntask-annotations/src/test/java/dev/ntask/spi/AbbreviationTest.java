package dev.ntask.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class AbbreviationTest {
    @Test
    void aShortLineStays() {
        assertEquals("", Abbreviation.of(" \n"));
        assertEquals("git tag", Abbreviation.of("\n  git tag\n"));
        assertEquals("x".repeat(200), Abbreviation.of("x".repeat(200)));
    }

    @Test
    void whatIsLongerEndsInDots() {
        assertEquals("set -e ...", Abbreviation.of("set -e \r\nmake"));
        assertEquals("x".repeat(200) + " ...", Abbreviation.of("x".repeat(201)));
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertEquals("x".repeat(199) + " ...", Abbreviation.of("x".repeat(199) + "\ud83d\ude00"));
    }
}
