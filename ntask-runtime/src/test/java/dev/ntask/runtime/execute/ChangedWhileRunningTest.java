package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.TextRegistry.Body;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A result is stored only if what it was made from stayed as the fingerprint has it. */
@Timeout(60)
class ChangedWhileRunningTest {
    @TempDir
    Path root;

    /** The ways in which somebody may put another content in the place of a file, and the old one back. */
    enum Swap {
        IN_PLACE {
            @Override
            void write(Path file, String content) throws Exception {
                Files.writeString(file, content);
            }
        },
        BY_RENAME {
            @Override
            void write(Path file, String content) throws Exception {
                Path beside = file.resolveSibling("beside");
                Files.writeString(beside, content);
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            }
        },
        WITH_ITS_OLD_TIME {
            @Override
            void write(Path file, String content) throws Exception {
                FileTime time = Files.getLastModifiedTime(file);
                Files.writeString(file, content);
                Files.setLastModifiedTime(file, time);
            }
        },
        BY_LINK {
            @Override
            void write(Path file, String content) throws Exception {
                Path other = file.resolveSibling("other-" + content);
                Files.writeString(other, content);
                Files.delete(file);
                if (content.equals("right")) {
                    Files.move(other, file);
                } else {
                    Files.createSymbolicLink(file, other.getFileName());
                }
            }
        };

        abstract void write(Path file, String content) throws Exception;
    }

    private TestProject project() {
        return new TestProject(root, "a:").cached("a", "src/in", "out").write("src/in", "right");
    }

    private static Body copy(TestProject project) {
        return values -> project.write("out", project.read("src/in"));
    }

    /** As {@code git stash} and {@code git stash pop}, while the task reads. */
    @ParameterizedTest
    @EnumSource
    void anInputThatWasAnotherForAWhileKeepsTheResultFromBeingStored(Swap swap) {
        TestProject project = project();
        Path in = root.resolve("src/in");
        project.body("a", values -> {
            swap.write(in, "wrong");
            copy(project).run(values);
            swap.write(in, "right");
        });
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(
                List.of("a: is not stored: src/in was written while it ran, though its content is as before"),
                project.notices());
        project.body("a", copy(project));
        project.inANewProcess();
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals("right", project.read("out"));
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
    }

    /** The files in it keep all their times. */
    @Test
    void aDirectoryThatWasAnotherForAWhileKeepsTheResultFromBeingStored() {
        TestProject project = project();
        Path src = root.resolve("src");
        Path aside = root.resolve("aside");
        project.body("a", values -> {
            Files.move(src, aside);
            Files.createDirectory(src);
            project.write("src/in", "wrong");
            copy(project).run(values);
            Files.delete(src.resolve("in"));
            Files.delete(src);
            Files.move(aside, src);
        });
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals(
                List.of("a: is not stored: src/ was moved or replaced while it ran,"
                        + " though the files in it are as before"),
                project.notices());
    }

    /** A body may write beside its inputs. */
    @Test
    void whatComesAndGoesBesideInputsDoesNotMatter() {
        TestProject project =
                new TestProject(root, "a:").cached("a", "src/*.in", "src/out").write("src/x.in", "1");
        project.body("a", values -> {
            project.write("src/scratch", "x");
            project.write("src/out", project.read("src/x.in"));
            project.delete("src/scratch");
        });
        project.run("a");
        assertEquals(List.of(), project.notices());
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
    }

    @Test
    void aFileBehindALinkThatWasAnotherForAWhileCountsToo() throws Exception {
        TestProject project =
                new TestProject(root, "a:").cached("a", "link", "out").write("in", "right");
        Files.createSymbolicLink(root.resolve("link"), Path.of("in"));
        project.body("a", values -> {
            project.write("in", "wrong");
            project.write("out", project.read("link"));
            project.write("in", "right");
        });
        project.run("a");
        assertEquals(
                List.of("a: is not stored: in was written while it ran, though its content is as before"),
                project.notices());
    }

    @Test
    void anInputThatCameOrWentIsNamed() {
        TestProject project =
                new TestProject(root, "a:").cached("a", "src/**", "").write("src/b", "1");
        project.body("a", values -> project.write("src/a", "new"));
        project.run("a");
        assertEquals(List.of("a: is not stored: src/a changed while it ran"), project.notices());
        project.body("a", values -> project.delete("src/b"));
        project.run("a");
        assertEquals(List.of("a: is not stored: src/b changed while it ran"), project.notices());
        project.body("a", values -> {});
        assertEquals("a EXECUTED", project.run("a"));
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
    }

    /** Of ignore files above the project only the content is known: no directory on the way to an input tells of them. */
    @Test
    void anInputThatAnIgnoreFileAboveTheProjectHidesMeanwhileHasGone() throws Exception {
        Path ignoreFile = root.resolve(".gitignore");
        Files.createDirectory(root.resolve(".git"));
        TestProject project = new TestProject(root.resolve("project"), "a:")
                .cached("a", "src/**", "")
                .write("src/a", "1")
                .write("src/b", "1");
        project.body("a", values -> Files.writeString(ignoreFile, "b"));
        project.run("a");
        assertEquals(List.of("a: is not stored: src/b changed while it ran"), project.notices());
        Files.delete(ignoreFile);
        project.body("a", values -> {});
        assertEquals("a EXECUTED", project.inANewProcess().run("a"));
        assertEquals("a UP_TO_DATE", project.inANewProcess().run("a"));
    }

    private TestProject twoTasks() {
        TestProject project = new TestProject(root, "compile:", "test: compile")
                .cached("compile", "src/in", "build/")
                .cached("test", "", "report")
                .write("src/in", "right");
        return project.body("compile", values -> project.write("build/a", project.read("src/in")));
    }

    private static Body report(TestProject project) {
        return values -> project.write("report", project.read("build/a"));
    }

    @ParameterizedTest
    @EnumSource(names = "BY_LINK", mode = EnumSource.Mode.EXCLUDE)
    void anOutputOfADependencyThatIsWrittenMeanwhileKeepsTheResultFromBeingStored(Swap swap) {
        TestProject project = twoTasks();
        project.body("test", values -> {
            swap.write(root.resolve("build/a"), "wrong");
            report(project).run(values);
            swap.write(root.resolve("build/a"), "right");
        });
        assertEquals("compile EXECUTED, test EXECUTED", project.run("test"));
        assertEquals(
                List.of("test: is not stored: build/a, an output of compile, was written while it ran"),
                project.notices());
        project.body("test", report(project));
        assertEquals(
                "compile UP_TO_DATE, test EXECUTED", project.inANewProcess().run("test"));
        assertEquals("right", project.read("report"));
        assertEquals(
                "compile UP_TO_DATE, test UP_TO_DATE", project.inANewProcess().run("test"));
    }

    @Test
    void anOutputOfADependencyThatIsEditedAndStaysSoIsPutBackByTheNextRun() {
        TestProject project = twoTasks();
        project.body("test", values -> {
            project.write("build/a", "wrong");
            report(project).run(values);
        });
        project.run("test");
        project.body("test", report(project));
        assertEquals("compile RESTORED, test EXECUTED", project.inANewProcess().run("test"));
        assertEquals("right", project.read("report"));
    }

    /** Between the look at a dependency's outputs and the body there may be a while, as long as a slot is not free. */
    @Test
    void anOutputOfADependencyThatIsEditedBeforeTheBodyBeginsKeepsTheResultFromBeingStored() {
        TestProject project = new TestProject(root, "compile:", "saboteur: compile", "test: compile saboteur")
                .cached("compile", "src/in", "build/")
                .cached("test", "", "report")
                .write("src/in", "right");
        project.body("compile", values -> project.write("build/a", project.read("src/in")));
        project.body("saboteur", values -> project.write("build/a", "wrong"));
        project.body("test", report(project));
        project.run("test");
        assertEquals(
                List.of("test: is not stored: build/a, an output of compile, changed between that task and this one"),
                project.notices());
        project.body("saboteur", values -> {});
        project.inANewProcess().run("test");
        assertEquals("right", project.read("report"));
    }
}
