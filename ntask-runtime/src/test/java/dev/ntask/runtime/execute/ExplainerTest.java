package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a task would run: what differs from which result, down to the first cause. */
final class ExplainerTest {
    @TempDir
    Path root;

    /**
     * {@code gen} writes what {@code compile} reads; {@code lint} has no outputs; {@code setup} is not cached; {@code test}
     * needs all of them.
     */
    private TestProject project() {
        TestProject project = new TestProject(
                        root,
                        "gen:",
                        "compile(level=1): gen",
                        "lint:",
                        "prepare:",
                        "setup: prepare",
                        "test: compile lint setup")
                .cached("gen", "in.txt", "gen/")
                .cached("compile", "gen/** src/**", "build/", List.of("MODE"), List.of(), Propagation.OUTCOME, true)
                .cached("lint", "src/**", "")
                .cached("prepare", "prepare.txt", "")
                .cached("test", "", "")
                .write("in.txt", "in")
                .write("prepare.txt", "prepare")
                .write("src/A", "a");
        return project.body("gen", words -> project.write("gen/G", project.read("in.txt")))
                .body("compile", words -> project.write("build/C", project.read("gen/G") + project.read("src/A")));
    }

    private TestProject ran() {
        TestProject project = project();
        project.run("test");
        return project;
    }

    @Test
    void withoutAChangeATaskWithDependenciesIsAHit() {
        TestProject project = ran();
        for (String task : List.of("gen", "compile", "lint", "prepare", "test")) {
            assertEquals("HIT", project.why(task), task);
        }
    }

    @Test
    void beforeTheFirstRunThereIsNothingToCompareWith() {
        assertEquals("MISS from nothing", project().why("lint"));
        assertEquals("DEPENDS from nothing by compile -> gen", project().why("test"));
    }

    @Test
    void eachChangedFieldIsNamedInOrder() {
        TestProject project = ran();
        project.write("src/A", "b").write("src/B", "b");
        project.environment.put("MODE", "fast");
        project.code.put("compile", "other code");
        project.platform = new PlatformFacts(21, "linux-riscv64");
        project.delete("gen/G");
        assertEquals(
                "MISS: java-changed: 17 -> 21, platform-changed: linux-amd64 -> linux-riscv64", project.why("gen"));
        project.run("gen");
        assertEquals(
                "MISS: input-modified: src/A, input-added: src/B, env-changed: MODE: <unset> -> 'fast', body-changed,"
                        + " java-changed: 17 -> 21, platform-changed: linux-amd64 -> linux-riscv64",
                project.why("compile"));
    }

    @Test
    void aChangeOfTheDeclarationIsOne() {
        TestProject project = ran();
        project.cached("lint", "src/**", "report/");
        assertEquals("MISS: declaration-changed: outputs: [] -> ['report/']", project.why("lint"));
    }

    @Test
    void belowAMissWithOutputsNothingIsCertainButWhatDoesNotComeFromThere() {
        TestProject project = ran();
        project.write("in.txt", "changed");
        assertEquals("MISS: input-modified: in.txt", project.why("gen"));
        assertEquals("DEPENDS by gen", project.why("compile"));
        assertEquals("DEPENDS by compile -> gen", project.why("test"));
        project.write("src/A", "changed").write("gen/G", "edited by hand");
        assertEquals("DEPENDS by gen: input-modified: src/A", project.why("compile"));
        assertEquals("DEPENDS by compile -> gen: lint (input-modified: src/A)", project.why("test"));
    }

    @Test
    void theChainLeadsThroughTasksWithoutOutputs() {
        TestProject project = ran();
        project.write("prepare.txt", "changed");
        assertEquals("MISS: setup (prepare (input-modified: prepare.txt))", project.why("test"));
    }

    @Test
    void theChainLeadsToTheCodeOfATaskThatIsNotCached() {
        TestProject project = ran();
        project.code.put("setup", "other code");
        assertEquals("MISS: setup (body-changed)", project.why("test"));
    }

    @Test
    void aDependencyThatHasRunSinceIsComparedWithWhatItWasThen() {
        TestProject project = ran();
        project.write("in.txt", "changed");
        project.run("compile");
        assertEquals("HIT", project.why("compile"));
        assertEquals("MISS: compile (input-modified: gen/G, gen (input-modified: in.txt))", project.why("test"));
    }

    @Test
    void whatATaskMadeOfTheSameIsToldAsThat() {
        TestProject project = new TestProject(root, "gen:", "use: gen")
                .cached("gen", "", "gen/")
                .cached("use", "", "");
        int[] runs = {0};
        project.body("gen", words -> project.write("gen/G", "run " + runs[0]++));
        project.run("use");
        project.forced =
                Set.of(project.registry.select("gen").requested().get(0).task().ordinal());
        project.run("gen");
        project.forced = Set.of();
        assertEquals("MISS: gen (not known)", project.why("use"));
    }

    @Test
    void anActionWithoutAResultIsComparedWithTheNearest() {
        TestProject project = ran();
        project.write("src/A", "other").write("src/B", "other");
        project.run("compile");
        Action other = project.registry.action("compile", "level", "2");
        assertEquals("MISS from compile: argument-changed: level: '1' -> '2'", project.why(other));
        project.write("src/A", "a");
        project.delete("src/B");
        assertEquals("MISS from compile: argument-changed: level: '1' -> '2'", project.why(other));
        project.write("src/A", "b");
        assertEquals(
                "MISS from compile: input-modified: src/A, argument-changed: level: '1' -> '2'", project.why(other));
    }

    @Test
    void aFlagIsNoChange() {
        TestProject project = ran();
        project.forced =
                Set.of(project.registry.select("lint").requested().get(0).task().ordinal());
        assertEquals("MISS", project.why("lint"));
    }
}
