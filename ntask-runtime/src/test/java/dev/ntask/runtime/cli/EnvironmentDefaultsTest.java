package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.ntask.runtime.registry.Registry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentDefaultsTest {
    private static final Registry REGISTRY =
            new FakeLaunch("lint\ntest [names$NAMES...] --fast?$FAST --pattern=*$PATTERN").registry();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "unset", textBlock = """
                    NAMES   | 0 | a,b c | [a, b c]
                    NAMES   | 0 | ''    | []
                    FAST    | 1 | 1     | [true]
                    FAST    | 1 | true  | [true]
                    FAST    | 1 | off   | [false]
                    FAST    | 1 | ''    | [false]
                    FAST    | 1 | maybe | [maybe]
                    PATTERN | 2 | a,b   | [a,b]
                    PATTERN | 2 | ''    | ['']
                    PATTERN | 2 | unset | [*]
                    """)
    void aVariableTakesThePlaceOfTheDefault(String variable, int parameter, String value, String words) {
        Map<String, String> environment = value == null ? Map.of() : Map.of(variable, value);
        Registry registry = EnvironmentDefaults.of(REGISTRY, environment);
        List<String> defaults =
                registry.tasks().get(1).parameters().get(parameter).defaults();
        assertEquals(words.replace("''", ""), defaults.toString());
    }

    @Test
    void withoutSuchAVariableTheRegistryStaysAsItIs() {
        assertSame(REGISTRY, EnvironmentDefaults.of(REGISTRY, Map.of("PATH", "/bin")));
    }

    @Test
    void otherTasksStayAsTheyAre() {
        Registry registry = EnvironmentDefaults.of(REGISTRY, Map.of("FAST", "1"));
        assertSame(REGISTRY.tasks().get(0), registry.tasks().get(0));
    }
}
