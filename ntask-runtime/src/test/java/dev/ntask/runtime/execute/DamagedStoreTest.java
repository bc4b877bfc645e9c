package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to a file of the store is one miss with one line, and mended by the run that follows. */
@Timeout(60)
class DamagedStoreTest {
    private static final String MADE = "made of source, and long enough to be cut";

    @TempDir
    Path root;

    private TestProject project;

    @BeforeEach
    void runOnce() {
        project = new TestProject(root, "compile:", "other:", "test: compile")
                .cached("compile", "src/in", "build/")
                .cached("other", "src/in", "elsewhere/")
                .cached("test", "", "report")
                .write("src/in", "source");
        project.body("compile", values -> project.write("build/out", MADE));
        project.body("other", values -> project.write("elsewhere/out", "of another task"));
        project.body("test", values -> project.write("report", project.read("build/out")));
        project.run("other", "test");
    }

    private List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(".ntask").resolve(directory))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The file of the store that has the content of the output, or the result that names it. */
    private Path victim(String kind) throws IOException {
        for (Path file : files(kind)) {
            String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (text.contains(kind.equals("cas") ? MADE : "build/out")) {
                return file;
            }
        }
        throw new AssertionError("nothing in " + kind);
    }

    private Path another(String kind, Path victim) throws IOException {
        List<Path> others = new ArrayList<>(files(kind));
        others.remove(victim);
        return others.get(0);
    }

    private static void damage(Path file, Path other, String how) throws IOException {
        byte[] good = Files.readAllBytes(file);
        Files.delete(file);
        switch (how) {
            case "missing" -> {}
            case "empty" -> Files.createFile(file);
            case "truncated" -> Files.write(file, Arrays.copyOf(good, good.length - 1));
            case "longer" -> Files.write(file, Arrays.copyOf(good, good.length + 1));
            case "corrupted" -> {
                good[good.length / 2] ^= 0x20;
                Files.write(file, good);
            }
            case "swapped" -> Files.copy(other, file);
            case "a link" -> Files.createSymbolicLink(file, other);
            case "a directory" -> Files.createDirectory(file);
            default -> throw new AssertionError(how);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cas, missing",
        "cas, empty",
        "cas, truncated",
        "cas, longer",
        "cas, corrupted",
        "cas, swapped",
        "cas, a link",
        "cas, a directory",
        "ac, missing",
        "ac, empty",
        "ac, truncated",
        "ac, longer",
        "ac, corrupted",
        "ac, swapped",
        "ac, a link",
        "ac, a directory"
    })
    void isOneMissWithAWarningAndThenMended(String kind, String how) throws IOException {
        Path victim = victim(kind);
        damage(victim, another(kind, victim), how);
        project.delete("build/out");
        assertEquals(
                "compile EXECUTED, test UP_TO_DATE", project.inANewProcess().run("test"), project.notices()::toString);
        assertEquals(MADE, project.read("build/out"));
        assertEquals(1, project.misses().size(), project.misses().toString());
        boolean plainMiss = kind.equals("ac") && how.equals("missing");
        assertEquals(
                plainMiss ? 0 : 1, project.notices().size(), project.notices().toString());
        if (kind.equals("cas")) {
            assertTrue(
                    project.notices().get(0).contains("its stored result cannot be used: content "),
                    project.notices()::toString);
            assertTrue(
                    project.misses().get(0).startsWith("compile: entry-unusable: content "),
                    project.misses()::toString);
        }

        assertEquals(
                "compile UP_TO_DATE, test UP_TO_DATE", project.inANewProcess().run("test"));
        assertEquals(List.of(), project.notices());
        project.delete("build/out");
        assertEquals(
                "compile RESTORED, test UP_TO_DATE", project.inANewProcess().run("test"));
        assertEquals(MADE, project.read("build/out"));
        assertEquals(
                List.of(), new StateDirectory(root.resolve(".ntask")).verify().problems());
    }

    /** What lies in place needs nothing of the store. */
    @ParameterizedTest
    @CsvSource({"missing", "corrupted", "truncated"})
    void aContentThatNobodyReadsIsNotMissed(String how) throws IOException {
        Path victim = victim("cas");
        damage(victim, another("cas", victim), how);
        assertEquals(
                "compile UP_TO_DATE, test UP_TO_DATE", project.inANewProcess().run("test"));
        assertEquals(List.of(), project.notices());
    }
}
