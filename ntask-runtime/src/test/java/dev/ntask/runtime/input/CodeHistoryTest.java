package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.code.CodePart;
import dev.ntask.core.code.CodeParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeHistoryTest {
    @TempDir
    Path root;

    private int kept;

    /** Parts in which tasks have digests, as in {@code "a=1 b=2"}; all of them begin at the given line. */
    private static CodeParts parts(String tasks, int line) {
        SortedMap<String, CodeParts.Root> roots = new TreeMap<>();
        for (String task : tasks.split(" ", -1)) {
            String[] words = task.split("=", 2);
            roots.put(words[0], new CodeParts.Root(words[1], 0, Optional.empty()));
        }
        return new CodeParts(roots, List.of(new CodePart("t", "c", "A.java", line, "", "a()", List.of())));
    }

    private void keep(String tasks, int line) throws IOException {
        Path directory = root.resolve("parts");
        new CodeHistory(directory).keep("state-" + kept, parts(tasks, line).text());
        // Files that are written one after the other may have one time.
        Files.setLastModifiedTime(directory.resolve("state-" + kept), FileTime.fromMillis(1_000_000L + 1000L * kept));
        kept++;
    }

    private Optional<CodeParts> find(String task, String digest) throws IOException {
        return new CodeHistory(root.resolve("parts")).find(new WantedCode(task, digest));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("parts"))) {
            return files.count();
        }
    }

    @Test
    void withoutAHistoryNothingIsFound() throws IOException {
        assertEquals(Optional.empty(), find("a", "1"));
    }

    @Test
    void theNewestPartsWithTheDigestAreFound() throws IOException {
        keep("a=1 b=1", 10);
        keep("a=1 b=2", 20);
        keep("a=3 b=3", 30);
        assertEquals(Optional.of(parts("a=1 b=2", 20)), find("a", "1"));
        assertEquals(Optional.of(parts("a=1 b=1", 10)), find("b", "1"));
        assertEquals(Optional.empty(), find("a", "2"));
        assertEquals(Optional.empty(), find("c", "1"));
    }

    @Test
    void aCompilationThatChangesNoCodeTakesThePlaceOfTheOneBefore() throws IOException {
        keep("a=1", 10);
        keep("a=1", 20);
        assertEquals(1, files());
        assertEquals(Optional.of(parts("a=1", 20)), find("a", "1"));
    }

    @Test
    void theOldestGo() throws IOException {
        for (int i = 0; i < 40; i++) {
            keep("a=" + i, i);
        }
        assertEquals(32, files());
        assertEquals(Optional.empty(), find("a", "7"));
        assertTrue(find("a", "8").isPresent());
        assertTrue(find("a", "39").isPresent());
    }

    @Test
    void aDamagedFileIsPassedOver() throws IOException {
        keep("a=1", 10);
        Files.writeString(root.resolve("parts/state-9"), "garbage");
        assertTrue(find("a", "1").isPresent());
        keep("a=2", 10);
        assertTrue(find("a", "2").isPresent());
    }

    @Test
    void whatCannotBeKeptIsNoError() throws IOException {
        Files.writeString(root.resolve("parts"), "a file in its place");
        new CodeHistory(root.resolve("parts")).keep("state", parts("a=1", 10).text());
        assertEquals("a file in its place", Files.readString(root.resolve("parts")));
    }
}
