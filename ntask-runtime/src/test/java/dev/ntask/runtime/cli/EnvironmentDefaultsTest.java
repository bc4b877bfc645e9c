package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.registry.Registry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentDefaultsTest {
    private static final Registry REGISTRY =
            new FakeLaunch("lint\ntest [names$NAMES...] --fast?$FAST --pattern=*$PATTERN --path=build$OUT").registry();

    private static Registry of(Map<String, String> environment) {
        Path root = Path.of("/project");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        PathWords paths = new PathWords(
                new Invocation(List.of(), root, root.resolve("sub"), environment, nowhere, nowhere, false, false));
        return EnvironmentDefaults.of(REGISTRY, environment, paths);
    }

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
                    OUT     | 3 | unset | [build]
                    OUT     | 3 | out   | [sub/out]
                    """)
    void aVariableTakesThePlaceOfTheDefault(String variable, int parameter, String value, String words) {
        Map<String, String> environment = value == null ? Map.of() : Map.of(variable, value);
        Registry registry = of(environment);
        List<String> defaults =
                registry.tasks().get(1).parameters().get(parameter).defaults();
        assertEquals(words.replace("''", ""), defaults.toString());
    }

    @Test
    void withoutSuchAVariableTheRegistryStaysAsItIs() {
        assertSame(REGISTRY, of(Map.of("PATH", "/bin")));
    }

    @Test
    void otherTasksStayAsTheyAre() {
        Registry registry = of(Map.of("FAST", "1"));
        assertSame(REGISTRY.tasks().get(0), registry.tasks().get(0));
    }
}
