package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            --name=x                    | [--name=x]
            --name=                     | [--name=]
            --name=two~words            | [--name='two words']
            --name=it's                 | [--name='it'\\''s']
            --name=src/*.java           | [--name='src/*.java']
            --name=sixteen~letters!     | [--name='sixteen letters!']
            --name=seventeen~letters    | [--name='seventeen let'...]
            --name=the_changes_since_it | [--name=the_changes_s...]
            <a> [b...] --name=~ --flag? | <a: String> [b: String...] [--name=' '] [--flag]
            """)
    void defaultsAreAsAShellNeedsThem(String parameters, String expected) {
        assertEquals(
                expected,
                Signature.of(TaskText.tasks("task " + parameters.strip()).get(0)));
    }
}
