package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.input.Inputs;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    @Test
    void inputsAreAsManyAsItTakesForAProgramToLookAtThem() {
        assertTrue(Rehearsal.MANY_INPUTS >= Inputs.MANY);
    }
}
