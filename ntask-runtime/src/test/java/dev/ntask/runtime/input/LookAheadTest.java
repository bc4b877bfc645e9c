package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tries the same where a program looks at the files, and sees what it says of each. */
@EnabledOnOs(OS.LINUX)
final class LookAheadTest extends KnownSelectionsTest {
    /** At least two programs, each for some of the files. */
    private static final int SEVERAL = 1;

    private static final int ONE = 1_000_000;

    @Override
    int aheadFrom() {
        return SEVERAL;
    }

    private NodeTable kept() {
        return SelectionFile.read(tree.path(".ntask/selections"), Long.MAX_VALUE)
                .nodes();
    }

    private static BitSet all(NodeTable nodes) {
        BitSet all = new BitSet();
        all.set(0, nodes.count());
        return all;
    }

    /** The paths that a program says nothing of, though they are wanted. */
    private List<String> unconfirmed(NodeTable nodes, BitSet wanted, int least) throws IOException {
        LookAhead ahead = LookAhead.start(tree.root, nodes, wanted, least);
        assertNotNull(ahead, "GNU stat and xargs are needed");
        byte[] looks = ahead.end();
        List<String> paths = new ArrayList<>();
        for (int node = 0; node < nodes.count(); node++) {
            boolean same = looks[node] == SelectionTable.SAME;
            assertTrue(wanted.get(node) || !same, "not asked for");
            if (wanted.get(node) && !same) {
                paths.add(nodes.path(node));
            }
        }
        return paths;
    }

    private List<String> unconfirmed() throws IOException {
        return unconfirmed(kept(), all(kept()), SEVERAL);
    }

    @Test
    void theProgramPrintsOfEachFileWhatIsExpected() throws IOException, InterruptedException {
        tree.with("src/with blank=1", "src/-f=2", "src/--=3", "src/new\nline=4", "src/%n\\0=5", "src/empty");
        Files.writeString(tree.path("src/empty"), "");
        assertTrue(tree.path("src/a").toFile().setExecutable(true));
        tree.with("src/1969=x", "src/1970=x", "src/2001=x", "src/2300=x");
        touch("src/1969", "1969-12-31T23:59:59.000000001Z");
        touch("src/1970", "1970-01-01T00:00:00.000000001Z");
        touch("src/2001", "2001-02-03T04:05:06.07Z");
        touch("src/2300", "2300-01-01T00:00:00Z");
        learned();
        assertTrue(kept().count() > 15, "nodes " + kept().count());
        // The program has a way of its own before 1970; nanoseconds since then do not fit into 64 bits after 2262.
        assertEquals(List.of("src/1969", "src/2300"), unconfirmed());
    }

    /** Sets a time that Java would round, or cut off. */
    private void touch(String path, String time) throws IOException, InterruptedException {
        Process touch = new ProcessBuilder("touch", "-d", time, tree.path(path).toString()).start();
        assertEquals(0, touch.waitFor());
    }

    @Test
    void whatIsMissingHidesNothingElse() throws IOException {
        tree.with("src/a1=1", "src/a2=2", "src/a3=3");
        learned();
        FileTime time = tree.modified("src");
        Files.delete(tree.path("src/a2"));
        tree.setModified("src", time);
        assertEquals(List.of("src", "src/a2"), unconfirmed());
        Files.delete(tree.path("src/a1"));
        assertEquals(List.of("src", "src/a1", "src/a2"), unconfirmed());
    }

    @Test
    void whatIsAnotherHidesNothingElse() throws IOException {
        tree.with("src/a1=1", "src/a2=2", "src/a3=3");
        learned();
        Files.writeString(tree.path("src/a1"), "much longer than before");
        Files.delete(tree.path("src/a3"));
        Files.createSymbolicLink(tree.path("src/a3"), Path.of("a2"));
        assertEquals(List.of("src", "src/a1", "src/a3"), unconfirmed());
    }

    @Test
    void aHardLinkInTheNextPlaceIsNoneInThis() throws IOException {
        tree.with("src/a1=1");
        Files.createLink(tree.path("src/a2"), tree.path("src/a1"));
        learned();
        Files.move(tree.path("src/a1"), tree.path("readme"), StandardCopyOption.ATOMIC_MOVE);
        assertTrue(unconfirmed().contains("src/a1"), unconfirmed().toString());
    }

    @Test
    void onlyWhatIsWantedIsLookedAt() throws IOException {
        tree.with("src/a1=1", "src/a2=2", "src/a3=3");
        learned();
        NodeTable nodes = kept();
        for (int first = 0; first < nodes.count(); first++) {
            BitSet wanted = all(nodes);
            wanted.clear(first, Math.min(first + 2, nodes.count()));
            assertEquals(List.of(), unconfirmed(nodes, wanted, SEVERAL));
            assertEquals(List.of(), unconfirmed(nodes, wanted, ONE));
        }
    }

    @Test
    void moreThanOnePipeAndOneCommandLineHold() throws IOException {
        String folder = "src/" + "long".repeat(50);
        for (int i = 0; i < 1500; i++) {
            tree.with(folder + "/" + i + "=x");
        }
        learned();
        assertEquals(List.of(), unconfirmed(kept(), all(kept()), ONE));
        Files.writeString(tree.path(folder + "/700"), "y");
        assertEquals(List.of(folder + "/700"), unconfirmed(kept(), all(kept()), ONE));
    }

    @Test
    void fewFilesAreNotWorthAProgram() throws IOException {
        learned();
        BitSet none = new BitSet();
        assertEquals(List.of(), unconfirmed(kept(), none, SEVERAL));
        Optional<String> identity = tree.inputs().identity(List.of(PATTERNS.split(" ")));
        assertTrue(identity.isPresent(), "Java looks as well");
    }

    /** A write after the look is not seen, which shows that nothing is looked at twice. */
    @Test
    void whatWasLookedAtAheadServesAWalkToo() throws IOException {
        learned();
        StatCache cache = tree.cache();
        new Inputs(tree.root, List.of(), cache, tree.selections()).snapshot(TestTree.globs(PATTERNS));
        cache.save();
        Files.writeString(tree.path("config.txt"), "no");
        Inputs inputs = tree.inputs();
        List<String> patterns = List.of(PATTERNS.split(" "));
        inputs.lookAhead(List.of(patterns), List.of());
        assertEquals(Optional.empty(), inputs.identity(patterns));
        InputSnapshot before = tree.snapshot(PATTERNS);
        Files.writeString(tree.path("src/a"), "FIRST");
        assertEquals(before.files(), inputs.snapshot(TestTree.globs(PATTERNS)).files());
        inputs.invalidate();
        assertEquals(
                tree.snapshot(PATTERNS).files(),
                inputs.snapshot(TestTree.globs(PATTERNS)).files());
        assertNotEquals(before.files(), tree.snapshot(PATTERNS).files());
    }

    @Test
    void aLookBeforeABodyDoesNotHoldAfterIt() throws IOException {
        learned();
        Inputs inputs = tree.inputs();
        List<String> patterns = List.of(PATTERNS.split(" "));
        inputs.lookAhead(List.of(patterns), List.of());
        inputs.invalidate();
        Files.writeString(tree.path("src/a"), "FIRST");
        assertEquals(Optional.empty(), inputs.identity(patterns));
    }
}
