package dev.ntask.runtime.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswersTest {
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

    private static String name(String paths, String looks) {
        return Digest.of(bytes(looks)).sha256() + "-" + Digest.of(bytes(paths)).sha256();
    }

    private static Answer answer(String paths, String looks, String reply) {
        return new Answer(
                bytes(paths),
                Digest.of(bytes(looks)),
                bytes(reply),
                bytes("record"),
                List.of("all.log", "more.log"),
                50,
                Instant.ofEpochSecond(1000),
                Instant.ofEpochSecond(2000));
    }

    private static Set<String> names(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            Set<String> names = new TreeSet<>();
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
            return names;
        }
    }

    @Test
    void aHeadSaysInLinesWhatTheScriptReads() throws IOException {
        answers.keep("build -j2", answer("a", "looks", "done"));
        Path place = directory.resolve("build -j2");
        String name = name("a", "looks");
        assertEquals(
                List.of("ntask answer 1", "1000", "2000", "50", "all.log more.log", "end", "done"),
                Files.readAllLines(place.resolve(name)));
        assertEquals("a", Files.readString(place.resolve("paths")));
        assertEquals("record", Files.readString(place.resolve(name + ".record")));
    }

    private String printed(String answer) throws IOException {
        return Files.readString(directory.resolve(answer)).replaceFirst("(?s).*\nend\n", "");
    }

    @Test
    void callersHaveTheirOwnAnswers() throws IOException {
        answers.keep("build", answer("a", "one", "old"));
        answers.keep("build", answer("a", "two", "new"));
        answers.keep("test", answer("b", "one", "other"));
        assertEquals("old", printed("build/" + name("a", "one")));
        assertEquals("new", printed("build/" + name("a", "two")));
        assertEquals("other", printed("test/" + name("b", "one")));
    }

    @Test
    void whatWasFoundByOtherFilesGoes() throws IOException {
        answers.keep("build", answer("a", "one", "old"));
        answers.keep("build", answer("b", "two", "new"));
        String name = name("b", "two");
        assertEquals(new TreeSet<>(List.of("paths", name, name + ".record")), names(directory.resolve("build")));
    }

    @Test
    void someAnswersStayForEachWords() throws IOException {
        Path place = directory.resolve("build");
        for (int i = 0; i < 20; i++) {
            answers.keep("build", answer("a", "looks" + i, "done"));
            for (String end : List.of("", ".record")) {
                Path file = place.resolve(name("a", "looks" + i) + end);
                Files.setLastModifiedTime(file, FileTime.fromMillis(1000L * i));
            }
        }
        Set<String> names = names(place);
        assertEquals(17, names.size(), names.toString());
        assertTrue(names.contains("paths"));
        assertTrue(names.contains(name("a", "looks19")));
        assertFalse(names.contains(name("a", "looks10")));
    }

    @Test
    void theWordsOfTheLastSixteenCallsStay() throws IOException {
        for (int i = 10; i < 30; i++) {
            answers.keep("task" + i, answer("a", "looks", "done"));
            Files.setLastModifiedTime(directory.resolve("task" + i), FileTime.fromMillis(1000L * i));
        }
        Set<String> names = names(directory);
        assertEquals(16, names.size(), names.toString());
        assertFalse(names.contains("task13"));
        assertTrue(names.contains("task14"));
    }

    @Test
    void whoComesAgainIsKnown() throws IOException {
        Callers callers = new Callers(directory.resolve("+callers"));
        Caller one = caller("A=1");
        assertFalse(callers.meet(one));
        assertFalse(callers.meet(caller("A=2")));
        assertTrue(callers.meet(one));
        for (int i = 3; i < 40; i++) {
            assertFalse(callers.meet(caller("A=" + i)));
        }
        assertFalse(callers.meet(one));
        assertTrue(callers.meet(caller("A=39")));
    }

    private static Caller caller(String variable) {
        return Caller.of(Path.of("/opt"), List.of("build"), false, bytes(variable + "\0"));
    }
}
