package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jars of ntask and of a project in; the note for each library that the tasks will not see out. */
class ShadowedTest {
    @ParameterizedTest
    @CsvSource({
        "codec-1.23.0.jar, codec-1.11.jar, codec-1.11.jar is not used: tasks see codec-1.23.0.jar",
        "codec-1.23.0.jar, codec-1.24-rc1.jar, codec-1.24-rc1.jar is not used: tasks see codec-1.23.0.jar",
        "codec-1.23.0.jar, codec-1.23.0.jar, ''",
        "codec-1.23.0.jar, codec-tools-1.11.jar, ''",
        "codec-1.23.0.jar, my-codec-1.11.jar, ''",
        "codec.jar, codec-1.11.jar, ''",
    })
    void aLibraryThatNtaskBringsInAnotherVersionIsTold(String own, String library, String note) {
        List<String> notes = Shadowed.notes(new Path[] {Path.of("lib", own)}, List.of("/repository/" + library));

        List<String> expected = Stream.of(note)
                .filter(text -> !text.isEmpty())
                .map(text -> "ntask.toml: " + text + ", which ntask itself needs")
                .toList();
        assertEquals(expected, notes);
    }
}
