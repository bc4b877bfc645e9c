package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task that declares no outputs hands on what was made before it, whatever it takes into its own fingerprint. */
@Timeout(60)
class PassedOnTest {
    @TempDir
    Path root;

    /** {@code report} reads what {@code gen} wrote, and names only {@code all}, which makes nothing itself. */
    private TestProject project(Propagation aggregate, Propagation reader) {
        TestProject project = new TestProject(root, "gen:", "all: gen", "report: all")
                .cached("gen", "in", "gen/")
                .cached("all", "", "", List.of(), List.of(), aggregate, true)
                .cached("report", "", "report", List.of(), List.of(), reader, true)
                .write("in", "1");
        return project.body("gen", values -> project.write("gen/g", project.read("in")))
                .body("report", values -> project.write("report", project.read("gen/g")));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,OUTCOME", "NONE,FINGERPRINT",
        "FINGERPRINT,OUTCOME", "FINGERPRINT,FINGERPRINT",
        "OUTCOME,OUTCOME", "OUTCOME,FINGERPRINT"
    })
    void aChangeFarUpstreamReachesWhoReadsIt(Propagation aggregate, Propagation reader) {
        TestProject project = project(aggregate, reader);
        project.run("report");
        project.write("in", "2").inANewProcess();
        project.run("report");
        assertEquals("2", project.read("report"));
        project.inANewProcess();
        assertEquals("gen UP_TO_DATE, all UP_TO_DATE, report UP_TO_DATE", project.run("report"));
        project.write("in", "1").inANewProcess();
        project.run("report");
        assertEquals("1", project.read("report"), "the result of then");
    }

    @Test
    void theAggregateItselfDoesNotRunForIt() {
        TestProject project = project(Propagation.NONE, Propagation.OUTCOME);
        project.run("report");
        project.write("in", "2");
        assertEquals("gen EXECUTED, all UP_TO_DATE, report EXECUTED", project.run("report"));
        assertEquals(List.of("gen: input-modified: in", "report: upstream-invalidated: all"), project.misses());
    }

    @Test
    void itGoesThroughSeveralOfThem() {
        TestProject project = new TestProject(root, "gen:", "one: gen", "two: one", "plain: two", "report: plain")
                .cached("gen", "in", "gen/")
                .cached("one", "", "", List.of(), List.of(), Propagation.NONE, true)
                .cached("two", "", "", List.of(), List.of(), Propagation.NONE, false)
                .cached("report", "", "report")
                .write("in", "1");
        project.body("gen", values -> project.write("gen/g", project.read("in")))
                .body("report", values -> project.write("report", project.read("gen/g")));
        project.run("report");
        project.write("in", "2").inANewProcess();
        project.run("report");
        assertEquals("2", project.read("report"));
        project.inANewProcess();
        assertEquals(
                "gen UP_TO_DATE, one UP_TO_DATE, two UP_TO_DATE, plain EXECUTED, report UP_TO_DATE",
                project.run("report"));
    }

    /** What is made twice from the same need not be the same; who asks for the outcome gets it through others, too. */
    @Test
    void anotherOutcomeOfTheSameFingerprintIsSeenBehindOneThatAsksForFingerprints() {
        TestProject project = project(Propagation.FINGERPRINT, Propagation.OUTCOME);
        project.run("report");
        project.forced = Set.of(project.registry.action("gen").task().ordinal());
        project.body("gen", values -> project.write("gen/g", "by chance"));
        project.inANewProcess();
        assertEquals("gen EXECUTED, all UP_TO_DATE, report EXECUTED", project.run("report"));
        assertEquals("by chance", project.read("report"));
    }

    @Test
    void whatIsNotKnownUpstreamIsNotKnownBehindIt() {
        TestProject project = project(Propagation.NONE, Propagation.OUTCOME);
        project.registry.cached(
                "gen",
                new dev.ntask.runtime.registry.CacheDefinition(
                        List.of("in"),
                        List.of(),
                        List.of(),
                        List.of(),
                        Propagation.OUTCOME,
                        true,
                        dev.ntask.runtime.registry.CacheDefinition.Mode.AFRESH));
        project.withoutCode.add("gen");
        project.run("report");
        assertEquals("gen EXECUTED, all UP_TO_DATE, report EXECUTED", project.run("report"));
        assertEquals(
                List.of(
                        "gen: is not cached: its code cannot be found",
                        "report: is not cached: what all did is not known"),
                project.notices());
    }

    @Test
    void aPredictionWaitsForWhatIsPassedOn() {
        TestProject project = project(Propagation.NONE, Propagation.OUTCOME);
        assertEquals("gen MISS (first-run), all MISS (first-run), report DEPENDS on gen", project.forecast("report"));
        project.run("report");
        assertEquals("gen HIT, all HIT, report HIT", project.forecast("report"));
        project.write("in", "2");
        assertEquals("gen MISS (input-modified: in), all HIT, report DEPENDS on gen", project.forecast("report"));
        project.run("report");
        assertEquals("gen HIT, all HIT, report HIT", project.forecast("report"));
    }

    @Test
    void whatLiesBehindMustStayAsItWasWhileTheBodyRuns() {
        TestProject project = project(Propagation.NONE, Propagation.OUTCOME);
        project.body("report", values -> {
            project.write("gen/g", "wrong");
            project.write("report", project.read("gen/g"));
            project.write("gen/g", "1");
        });
        project.run("report");
        assertEquals(
                List.of("report: is not stored: gen/g, an output of gen, was written while it ran"), project.notices());
        project.body("report", values -> project.write("report", project.read("gen/g")));
        project.inANewProcess().run("report");
        assertEquals("1", project.read("report"));
        assertEquals(
                "gen UP_TO_DATE, all UP_TO_DATE, report UP_TO_DATE",
                project.inANewProcess().run("report"));
    }

    /** What was made from an input in between two states must not be found under the fingerprint of the first. */
    @Test
    void theFingerprintOfARunWhoseInputsChangedStandsForNothing() {
        TestProject project = new TestProject(root, "gen:", "report: gen")
                .cached("gen", "in", "gen/")
                .cached("report", "", "report", List.of(), List.of(), Propagation.FINGERPRINT, true)
                .write("in", "before");
        project.body("gen", values -> {
            project.write("in", "during");
            project.write("gen/g", project.read("in"));
        });
        project.body("report", values -> project.write("report", project.read("gen/g")));
        project.run("report");
        assertEquals(
                List.of(
                        "gen: is not stored: in changed while it ran",
                        "report: is not cached: what gen did is not known"),
                project.notices());
        project.write("in", "before").body("gen", values -> project.write("gen/g", project.read("in")));
        project.inANewProcess().run("report");
        assertEquals("before", project.read("report"));
        assertEquals(
                "gen UP_TO_DATE, report UP_TO_DATE", project.inANewProcess().run("report"));
    }
}
