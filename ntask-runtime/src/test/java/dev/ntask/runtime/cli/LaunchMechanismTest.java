package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchMechanismTest {
    @ParameterizedTest
    @CsvSource({"Linux, 17, VFORK", "Linux, 24, VFORK", "Linux, 25,", "Linux, 26,", "Mac OS X, 17,", "Windows 11, 17,"})
    void eachPlatformAndVersionHasItsOwn(String system, int feature, String expected) {
        assertEquals(Optional.ofNullable(expected), LaunchMechanism.preferred(system, feature));
    }
}
