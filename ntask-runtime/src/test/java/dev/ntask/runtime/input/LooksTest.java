package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How things look, in the words of {@code stat}, and what cannot be told so. */
final class LooksTest {
    private static final List<List<String>> PATTERNS = List.of(List.of("src/**"));

    @TempDir
    Path temp;

    private TestTree tree;

    @BeforeEach
    void prepare() throws IOException {
        Path top = Files.createDirectories(temp.toRealPath().resolve("top"));
        Files.createDirectory(top.resolve(".git"));
        tree = new TestTree(top.resolve("project"), Integer.MAX_VALUE).with("src/a=first", "src/b=other", ".ntask/");
        Files.writeString(temp.resolve("outside"), "1");
    }

    /** Inputs of a process that has just started, and knows what another has learned. */
    private Inputs learned() throws IOException {
        KnownSelections known = tree.selections();
        Inputs inputs = new Inputs(tree.root, List.of(), tree.cache(), known);
        assertTrue(inputs.snapshot(TestTree.globs("src/**")).identity().isPresent());
        known.save();
        Inputs later = tree.inputs();
        assertTrue(later.identity(PATTERNS.get(0)).isPresent());
        return later;
    }

    /** What the program prints of the paths. */
    private byte[] printed(Looks looks) throws IOException {
        StatProgram program = StatProgram.find();
        assertTrue(program != null);
        Process process = program.start(tree.root);
        try (var paths = process.getOutputStream()) {
            new ByteArrayInputStream(looks.paths()).transferTo(paths);
        }
        return process.getInputStream().readAllBytes();
    }

    @Test
    void statPrintsWhatIsExpected() throws IOException {
        Looks looks = learned().looks();
        looks.addKnown(PATTERNS, List.of());
        looks.add(temp.toRealPath().resolve("outside"));
        looks.add(Path.of("src"));
        looks.add(tree.root);
        looks.addIfThere(Path.of("nothing"));
        assertTrue(looks.isComplete());
        assertArrayEquals(printed(looks), looks.lines());
        String paths = new String(looks.paths(), StandardCharsets.UTF_8).replace('\0', '|');
        assertTrue(paths.contains("src/a|src/b|"), paths);
        assertTrue(paths.endsWith("/outside|src|.|nothing|"), paths);
        assertEquals("./..", looks.top());
    }

    @Test
    void whatIsMissingMayCome() throws IOException {
        Looks looks = learned().looks();
        looks.addIfThere(Path.of("nothing"));
        tree.with("nothing=1");
        assertTrue(printed(looks).length > looks.lines().length);
    }

    @Test
    void whatMustBeThereIsThere() throws IOException {
        Looks looks = learned().looks();
        looks.add(Path.of("nothing"));
        assertFalse(looks.isComplete());
    }

    @Test
    void linksCannotBeTold() throws IOException {
        Files.createSymbolicLink(tree.root.resolve("link"), Path.of("src"));
        Files.createSymbolicLink(tree.root.resolve("dangling"), Path.of("nowhere"));
        for (String path : List.of("link", "link/a", "dangling", "link/nothing")) {
            Looks looks = learned().looks();
            looks.addIfThere(Path.of(path));
            assertFalse(looks.isComplete(), path);
        }
    }

    @Test
    void whatWasNotFoundToBeAsItWasIsNotTold() throws IOException {
        learned();
        Looks unasked = tree.inputs().looks();
        unasked.addKnown(PATTERNS, List.of());
        assertFalse(unasked.isComplete());
        Looks unknown = learned().looks();
        unknown.addKnown(List.of(List.of("other/**")), List.of());
        assertFalse(unknown.isComplete());
    }

    @Test
    void ignoreFilesAboveAreThoseOfTheBeginning() throws IOException {
        Inputs inputs = learned();
        Files.writeString(tree.root.resolveSibling(".gitignore"), "b\n");
        Looks looks = inputs.looks();
        looks.addKnown(PATTERNS, List.of());
        assertFalse(looks.isComplete());
    }

    @Test
    void whatMayChangeUnseenIsNotTold() throws IOException {
        Path file = tree.root.resolve("src/late");
        Files.writeString(file, "1");
        tree.clock.set(Files.getLastModifiedTime(file).toInstant().minusNanos(1));
        Looks looks = tree.inputs().looks();
        looks.add(file);
        assertFalse(looks.isComplete());
    }
}
