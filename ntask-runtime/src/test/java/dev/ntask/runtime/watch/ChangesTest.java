package dev.ntask.runtime.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.glob.GlobSet;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangesTest {
    private static final GlobSet DEFINITIONS = GlobSet.of(List.of("/Tasks.java"));

    /** Files and their contents before and after; what a user is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=1     | a=2         | a modified
            a=1     | a=1 b=1     | b created
            a=1 b=1 | a=1         | b deleted
            a=1 b=1 | b=2 c=1     | a deleted (+2 more)
            b=1     | a=1         | a created (+1 more)
            """)
    void saysWhatHappened(String before, String after, String summary) {
        assertEquals(summary, Changes.between(look(before), look(after)).summary());
    }

    /** Ignore files are those in braces; an empty one is not there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=1 b=1 {.gitignore=x}      | a=1 {.gitignore=b}            | .gitignore modified
            a=1 {.gitignore=b}          | a=1 b=1 {.gitignore=x}        | .gitignore modified
            a=1 b=1 c=1 {.gitignore=}   | a=2 {.gitignore=b}            | .gitignore created (+1 more)
            a=1 b=1 {.gitignore=c}      | a=1 b=1 c=1 {.gitignore=}     | .gitignore deleted
            a=1 {.gitignore=x}          | a=2 {.gitignore=b}            | a modified
            a=1 b/b=1 {b/.gitignore=x}  | b/c=1 {b/.gitignore=b}        | b/.gitignore modified (+1 more)
            a=1 b=1 {../.gitignore=x}   | a=1 {../.gitignore=b}         | ../.gitignore modified
            a=1                         | a=1 b/b=1 {b/.gitignore=x}    | b/b created
            a=1 .gitignore=1 {.gitignore=x} | .gitignore=2 {.gitignore=a} | .gitignore modified
            """)
    void whatAnIgnoreFileMakesADifferenceToIsNeitherCreatedNorDeleted(String before, String after, String summary) {
        assertEquals(summary, Changes.between(look(before), look(after)).summary());
    }

    @Test
    void anIgnoreFileThatMakesNoDifferenceIsNoChange() {
        assertTrue(Changes.between(look("a=1 {.gitignore=x}"), look("a=1 {.gitignore=y}"))
                .isEmpty());
    }

    @Test
    void theSameIsNoChange() {
        assertTrue(Changes.between(look("a=1 b=2"), look("b=2 a=1")).isEmpty());
    }

    /** What a run has written, known by content or by pattern only; what is there afterwards; and what counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            out/a=2 | ''    | out/a=2         | ''
            out/a=2 | ''    | out/a=3         | out/a
            out/a=2 | ''    | out/a=2 out/b=1 | out/b
            out/a=2 | ''    | ''              | out/a
            out/b=2 | ''    | out/b=2         | ''
            out/a=2 | ''    | out/a=2 src=9   | src
            ''      | out/  | out/a=7 out/b=8 | ''
            ''      | out/  | src=9           | src
            ''      | out/  | ''              | ''
            ''      | ''    | out/a=2         | out/a
            ''      | *     | Tasks.java=2    | Tasks.java
            """)
    void whatARunHasWrittenItselfDoesNotCount(String known, String patterns, String after, String counts) {
        Look now = look(after);
        Changes changes = Changes.between(look("out/a=1"), now).without(writes(known, patterns), now, DEFINITIONS);
        assertEquals(
                counts,
                String.join(" ", changes.all().stream().map(Change::path).toList()));
    }

    /** Removing stale outputs is part of writing new ones; here {@code out/} is what may be removed. */
    private static OwnWrites writes(String known, String patterns) {
        OwnWrites writes = new OwnWrites();
        for (var file : look(known).states().entrySet()) {
            writes.addFile(file.getKey(), file.getValue(), false);
        }
        if (!known.isEmpty()) {
            writes.addRemoved(GlobSet.ofOutputs(List.of("out/")));
        }
        if (!patterns.isEmpty()) {
            writes.addUnknown(GlobSet.ofOutputs(List.of(patterns)));
        }
        return writes;
    }

    @Test
    void aLinkThatWasMadeIsKnownByItsText() {
        OwnWrites writes = new OwnWrites();
        writes.addLink("l", "a");
        Look now = look("l=x");
        assertFalse(
                Changes.between(look(""), now).without(writes, now, DEFINITIONS).isEmpty());
        TreeMap<String, String> states = new TreeMap<>();
        states.put("l", Look.link("a") + "digest of a");
        Look made = new Look(states, new TreeMap<>());
        assertTrue(Changes.between(look(""), made)
                .without(writes, made, DEFINITIONS)
                .isEmpty());
    }

    @Test
    void knowsWhetherDefinitionsAreAmongIt() {
        assertTrue(Changes.between(look("Tasks.java=1"), look("a=1")).touch(DEFINITIONS));
        assertFalse(Changes.between(look("a=1"), look("a=2 src/Tasks.java=1")).touch(DEFINITIONS));
    }

    private static Look look(String files) {
        TreeMap<String, String> states = new TreeMap<>();
        TreeMap<String, String> ignoreFiles = new TreeMap<>();
        for (String file : Arrays.asList(files.split(" "))) {
            if (!file.isEmpty()) {
                String[] parts = file.replaceAll("[{}]", "").split("=", 2);
                (file.startsWith("{") ? ignoreFiles : states).put(parts[0], parts[1]);
            }
        }
        return new Look(states, ignoreFiles);
    }
}
