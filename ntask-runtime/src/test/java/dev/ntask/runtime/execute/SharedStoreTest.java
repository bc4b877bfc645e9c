package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two projects, as two work trees of one repository, keep their results in one directory. */
class SharedStoreTest {
    @TempDir
    Path directory;

    private TestProject project(String name) {
        TestProject project = new TestProject(directory.resolve(name), "compile:")
                .cached("compile", "src/**", "build/")
                .keepingItsStateIn(directory.resolve("store"));
        return project.body("compile", values -> {
            for (String file : List.of("a", "b")) {
                if (project.exists("src/" + file)) {
                    project.write("build/" + file, "made of " + project.read("src/" + file));
                }
            }
        });
    }

    @Test
    void whatOneHasMadeTheOtherRestores() {
        TestProject one = project("one").write("src/a", "1");
        TestProject two = project("two").write("src/a", "1");
        assertEquals("compile EXECUTED", one.run("compile"));
        assertEquals("compile RESTORED", two.run("compile"));
        assertEquals("made of 1", two.read("build/a"));
        assertEquals("compile UP_TO_DATE", one.inANewProcess().run("compile"));
        assertEquals("compile UP_TO_DATE", two.inANewProcess().run("compile"));
    }

    /** It is no variable of the caller's, and still one that commands find. */
    @Test
    void whoDeclaresWhereItsProjectIsDoesNotShare() {
        TestProject one = project("one").write("src/a", "1");
        TestProject two = project("two").write("src/a", "1");
        for (TestProject project : List.of(one, two)) {
            project.cached("compile", "src/**", "build/", List.of("NTASK_ROOT"), List.of(), Propagation.OUTCOME, true);
        }
        assertEquals("compile EXECUTED", one.run("compile"));
        assertEquals("compile EXECUTED", two.run("compile"));
        assertEquals("compile UP_TO_DATE", two.inANewProcess().run("compile"));
    }

    /** What a body gets for a relative path is absolute, and may end up in what it writes. */
    @Test
    void whoIsGivenAPathDoesNotShare() {
        for (String name : List.of("one", "two")) {
            TestProject project = new TestProject(directory.resolve(name), "make(Path file=a):", "plain(file=a):")
                    .cached("make", "", "out")
                    .cached("plain", "", "copy")
                    .keepingItsStateIn(directory.resolve("store"))
                    .write("a", "");
            project.body(
                            "make",
                            values -> project.write(
                                    "out", project.root.resolve("" + values[0]).toString()))
                    .body("plain", values -> project.write("copy", "" + values[0]));
            assertEquals("make EXECUTED", project.run("make"));
            assertEquals(project.root.resolve("a").toString(), project.read("out"));
            assertEquals(name.equals("one") ? "plain EXECUTED" : "plain RESTORED", project.run("plain"));
        }
    }

    /** What lies in a project is known of that project only. */
    @Test
    void aRestoreRemovesWhatThisProjectHadLeftWhateverTheOtherDidSince() {
        TestProject one = project("one").write("src/a", "1");
        TestProject two = project("two").write("src/a", "1");
        one.run("compile");
        one.write("src/b", "1");
        one.run("compile");
        two.run("compile");
        one.delete("src/b");
        assertEquals("compile RESTORED", one.inANewProcess().run("compile"));
        assertFalse(one.exists("build/b"));
    }

    @Test
    void filesOfOneNameAreToldApart() {
        TestProject one = project("one").write("src/a", "1");
        TestProject two = project("two").write("src/a", "2");
        for (int round = 0; round < 3; round++) {
            one.inANewProcess().run("compile");
            two.inANewProcess().run("compile");
            assertEquals("made of 1", one.read("build/a"));
            assertEquals("made of 2", two.read("build/a"));
        }
    }

    /** Where the kernel tells two writes apart at once; elsewhere what is younger than some milliseconds is read again. */
    @Test
    void afterARunNothingIsLeftToHash() throws Exception {
        String[] version = System.getProperty("os.version").split("[.-]", -1);
        boolean newKernel = Integer.parseInt(version[0]) * 100 + Integer.parseInt(version[1]) >= 613;
        Assumptions.assumeTrue(newKernel && System.getProperty("os.name").equals("Linux"));
        Assumptions.assumeTrue(List.of("ext4", "xfs", "btrfs", "tmpfs")
                .contains(Files.getFileStore(directory).type()));
        TestProject one = project("one").write("src/a", "1").write("src/b", "2");
        assertEquals("compile EXECUTED", one.run("compile"));
        assertEquals("compile UP_TO_DATE", one.inANewProcess().run("compile"));
        assertEquals(0, one.bytesHashed());
    }

    @Test
    void eachProjectHasADirectoryForWhatIsItsOwn() throws Exception {
        project("one").write("src/a", "1").run("compile");
        project("two").write("src/a", "1").run("compile");
        try (Stream<Path> projects = Files.list(directory.resolve("store/projects"))) {
            assertEquals(2, projects.count());
        }
        assertFalse(Files.exists(directory.resolve("one/.ntask")));
        assertTrue(Files.isDirectory(directory.resolve("store/cas")));
    }
}
