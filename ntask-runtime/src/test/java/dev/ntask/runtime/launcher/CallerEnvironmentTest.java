package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CallerEnvironmentTest {
    @Test
    void withoutAChangedLocaleEverythingStays() {
        Map<String, String> environment = Map.of("LC_ALL", "C.UTF-8", "X", "y");
        assertEquals(environment, CallerEnvironment.of(environment));
    }

    @Test
    void aChangedLocaleIsGivenBack() {
        Map<String, String> environment = Map.of("LC_ALL", "C.UTF-8", "NTASK_LC_ALL", "=C", "X", "y");
        assertEquals(Map.of("LC_ALL", "C", "X", "y"), CallerEnvironment.of(environment));
    }

    @Test
    void anEmptyLocaleIsNotAMissingOne() {
        assertEquals(Map.of("LC_ALL", ""), CallerEnvironment.of(Map.of("LC_ALL", "C.UTF-8", "NTASK_LC_ALL", "=")));
        assertEquals(Map.of(), CallerEnvironment.of(Map.of("LC_ALL", "C.UTF-8", "NTASK_LC_ALL", "")));
    }
}
