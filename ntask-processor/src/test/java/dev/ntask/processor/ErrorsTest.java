package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.processor.diagnostic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each program in {@code errors} comes with all that a compilation of it says: {@code error at 12:5: [NT004] ...}.
 * {@code -Dntask.goldens=update} rewrites that, for review in the diff.
 */
class ErrorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/errors");

    /** What no author's program brings about, and the tests that do. */
    private static final Map<Message, String> ELSEWHERE = Map.of(
            Message.NO_CODE_INDEX, "WrappedEnvironmentTest",
            Message.BUG, "WrappedEnvironmentTest");

    @TempDir
    Path work;

    static List<ErrorProgram> programs() throws IOException {
        return ErrorProgram.in(FOLDER);
    }

    static List<ErrorProgram> folders() throws IOException {
        return programs().stream().filter(ErrorProgram::isFolder).toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everythingIsSaidAtItsPlaceAndOnce(ErrorProgram program) throws IOException {
        List<String> said = program.said(work, false);
        String expected = program.source() + String.join("\n", said) + "\n";
        if ("update".equals(System.getProperty("ntask.goldens"))) {
            Files.writeString(program.golden(), expected);
        }
        assertFalse(said.isEmpty(), "an error test needs an error");
        assertEquals(Files.readString(program.golden()), expected);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void theOrderOfSourcesChangesNoWord(ErrorProgram program) throws IOException {
        assertEquals(Files.readAllLines(program.golden()), program.said(work, true));
    }

    @Test
    void everySentenceHasAProgram() throws IOException {
        Set<Message> missing = EnumSet.allOf(Message.class);
        for (ErrorProgram program : programs()) {
            String text = Files.readString(program.golden());
            missing.removeIf(message -> text.contains(": [" + message.code() + "] "));
        }
        assertEquals(ELSEWHERE.keySet(), missing);
    }

    @Test
    void whatNoProgramBringsAboutHasATest() throws IOException {
        for (Map.Entry<Message, String> test : ELSEWHERE.entrySet()) {
            Path source = Path.of("src/test/java/dev/ntask/processor", test.getValue() + ".java");
            String code = "[" + test.getKey().code() + "]";
            assertTrue(Files.readString(source).contains(code), code);
        }
    }
}
