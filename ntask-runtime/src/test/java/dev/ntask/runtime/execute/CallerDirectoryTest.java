package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.Ntask;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where ntask was called is part of no fingerprint; what was made with it must not be found from elsewhere. */
@Timeout(60)
class CallerDirectoryTest {
    private static final String NOTICE = "a: is not stored: its body asks where ntask was called, by"
            + " Ntask.callerDirectory(), which is no part of its fingerprint; let it take a parameter of the type Path"
            + " instead";

    @TempDir
    Path root;

    private TestProject project() {
        return new TestProject(root, "a:", "b: a").cached("a", "", "out").cached("b", "", "");
    }

    @Test
    void whatABodyMadeThatAskedForItIsNotStored() {
        TestProject project = project();
        project.body("a", values -> project.write("out", Ntask.callerDirectory().toString()));
        project.run("a");
        assertEquals(List.of(NOTICE), project.notices());
        assertEquals("a EXECUTED", project.inANewProcess().run("a"));
    }

    @Test
    void itsDependantsGoByWhatItMade() {
        TestProject project = project();
        project.body(
                "a", values -> project.write("out", "" + Ntask.callerDirectory().getNameCount()));
        assertEquals("a EXECUTED, b EXECUTED", project.run("b"));
        assertEquals("a EXECUTED, b UP_TO_DATE", project.inANewProcess().run("b"));
    }

    @Test
    void withoutOutputsItsDependantsAreNotCachedEither() {
        TestProject project = project().cached("a", "", "");
        project.body("a", values -> Ntask.callerDirectory());
        project.run("b");
        assertEquals("a EXECUTED, b EXECUTED", project.inANewProcess().run("b"));
        assertEquals(List.of(NOTICE, "b: is not cached: what a did is not known"), project.notices());
    }

    @Test
    void anyThreadOfTheBodyCounts() {
        TestProject project = project();
        project.body("a", values -> {
            Thread thread = new Thread(Ntask::callerDirectory);
            thread.start();
            thread.join();
        });
        project.run("a");
        assertEquals(List.of(NOTICE), project.notices());
        project.body("a", values -> {
            Thread thread = new Thread(Ntask.bind((Runnable) Ntask::callerDirectory));
            thread.start();
            thread.join();
        });
        project.run("a");
        assertEquals(List.of(NOTICE), project.notices());
    }

    @Test
    void aBodyThatDoesNotAskIsStoredBesideOneThatDoes() {
        TestProject project = new TestProject(root, "a:", "other: a").cached("other", "", "");
        project.body("a", values -> Ntask.callerDirectory());
        project.run("other");
        assertEquals("a EXECUTED, other UP_TO_DATE", project.inANewProcess().run("other"));
    }

    /** Asked once, known to all: the second task reads the field and asks nobody. */
    private static final class Known {
        static final String HERE = Ntask.callerDirectory().toString();

        private Known() {}
    }

    @Test
    void whatAStaticFieldKeepsOfItCountsForEveryTask() {
        TestProject project = new TestProject(root, "first:", "a: first").cached("a", "", "out");
        project.body("first", values -> project.write("noise", Known.HERE));
        project.body("a", values -> project.write("out", Known.HERE));
        project.run("a");
        assertEquals(List.of(NOTICE), project.notices());
    }
}
