package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.ntask.processor.diagnostic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each program in {@code errors} ends in comments with all that a compilation of it says: {@code // error at 12:
 * [NT004] ...}. {@code -Dntask.goldens=update} rewrites them, for review in the diff.
 */
class ErrorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/errors");

    /** What no single source brings about; other tests do. */
    private static final Set<Message> ELSEWHERE = EnumSet.of(
            Message.LATE_TASK,
            Message.BAD_PACKAGE,
            Message.CLASS_EXISTS,
            Message.NO_CODE_INDEX,
            Message.CANNOT_WRITE,
            Message.BUG);

    static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everythingIsSaidAtItsPlaceAndOnce(String program) throws IOException {
        Path file = FOLDER.resolve(program);
        String text = Files.readString(file);
        int end = text.indexOf("\n// ");
        String source = end < 0 ? text : text.substring(0, end + 1);
        List<String> said = said(program, source);
        if ("update".equals(System.getProperty("ntask.goldens"))) {
            Files.writeString(file, source + String.join("\n", said) + "\n");
        }
        assertFalse(said.isEmpty(), "an error test needs an error");
        assertEquals(Files.readString(file), source + String.join("\n", said) + "\n");
    }

    @Test
    void everySentenceHasAProgram() throws IOException {
        Set<Message> missing = EnumSet.allOf(Message.class);
        missing.removeAll(ELSEWHERE);
        for (String program : programs()) {
            String text = Files.readString(FOLDER.resolve(program));
            missing.removeIf(message -> text.contains(": [" + message.code() + "] "));
        }
        assertEquals(Set.of(), missing);
    }

    private static List<String> said(String program, String source) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new NtaskProcessor())
                .compile(JavaFileObjects.forSourceString(program.replaceFirst("\\.java$", ""), source));
        List<String> said = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
            if (diagnostic.getKind() != Diagnostic.Kind.NOTE) {
                String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
                String message =
                        diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
                said.add("// " + kind + " at " + diagnostic.getLineNumber() + ": " + message);
            }
        }
        return said;
    }
}
