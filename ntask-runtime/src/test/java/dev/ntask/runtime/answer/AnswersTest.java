package dev.ntask.runtime.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersTest {
    private static final Digest LOOKS = Digest.of(bytes("looks"));

    @TempDir
    Path temporary;

    private Path directory;
    private Answers answers;

    @BeforeEach
    void answers() {
        directory = temporary.resolve("answers");
        answers = new Answers(directory, temporary.resolve("tmp"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Answer answer(String reply) {
        return new Answer(
                bytes("a\0b\0"),
                LOOKS,
                bytes(reply),
                bytes("record"),
                List.of("all.log", "more.log"),
                50,
                Instant.ofEpochSecond(1000),
                Instant.ofEpochSecond(2000));
    }

    private TreeSet<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            TreeSet<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return names;
        }
    }

    @Test
    void aHeadSaysInLinesWhatTheScriptReads() throws IOException {
        answers.keep("build -j2", "id-1", answer("done"));
        assertEquals(
                List.of("ntask answer 1", "id-1", LOOKS.sha256(), "1000", "2000", "50", "all.log more.log", "end"),
                Files.readAllLines(directory.resolve("build -j2")));
        assertEquals("a\0b\0", Files.readString(directory.resolve("+id-1/paths")));
        assertEquals("record", Files.readString(directory.resolve("+id-1/record")));
        assertEquals("done", Files.readString(directory.resolve("+id-1/reply")));
    }

    @Test
    void aNewAnswerTakesThePlaceOfTheOld() throws IOException {
        answers.keep("build", "id-1", answer("old"));
        answers.keep("test", "id-2", answer("other"));
        answers.keep("build", "id-3", answer("new"));
        assertEquals(new TreeSet<>(List.of("+id-2", "+id-3", "build", "test")), names());
    }

    @Test
    void theLastSixteenStay() throws IOException {
        for (int i = 10; i < 30; i++) {
            answers.keep("task" + i, "id-" + i, answer("done"));
            Files.setLastModifiedTime(directory.resolve("task" + i), FileTime.fromMillis(1000L * i));
        }
        TreeSet<String> names = names();
        assertEquals(32, names.size(), names.toString());
        assertFalse(names.contains("task13"));
        assertFalse(names.contains("+id-13"));
        assertTrue(names.contains("task14"));
    }

    @Test
    void anAnswerIsNeverWrittenOver() throws IOException {
        answers.keep("build", "id-1", answer("old"));
        assertThrows(IOException.class, () -> answers.keep("build", "id-1", answer("new")));
        assertEquals("old", Files.readString(directory.resolve("+id-1/reply")));
    }

    @Test
    void headsThatNobodyCanReadNameNothing() throws IOException {
        answers.keep("build", "id-1", answer("old"));
        Files.writeString(directory.resolve("odd"), "");
        answers.keep("test", "id-2", answer("new"));
        assertEquals(new TreeSet<>(List.of("+id-1", "+id-2", "build", "odd", "test")), names());
    }
}
