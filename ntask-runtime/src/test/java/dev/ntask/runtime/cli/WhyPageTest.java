package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.code.CodeChange;
import dev.ntask.core.code.CodePart;
import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.execute.Explanation;
import dev.ntask.runtime.execute.Explanation.Cause;
import dev.ntask.runtime.execute.Explanation.Reference;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.fingerprint.Difference;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import dev.ntask.runtime.fingerprint.FingerprintDiff;
import dev.ntask.runtime.input.CodeChanges;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.plan.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How each kind of change is laid out. */
final class WhyPageTest {
    private static final TimeWords TIMES = new TimeWords(Instant.EPOCH, TimeZone.getTimeZone("UTC"));

    private static FingerprintBuilder fields() {
        return new FingerprintBuilder("build");
    }

    private static String changes(
            FingerprintBuilder before, FingerprintBuilder now, CodeChanges.@Nullable Difference code) {
        List<Cause> causes = new ArrayList<>();
        for (Difference difference : FingerprintDiff.between(before.build(), now.build())) {
            causes.add(new Cause(difference, Optional.ofNullable(code), Optional.empty()));
        }
        String page = page(before.build(), now.build(), causes, false);
        int start = page.indexOf("Changes:\n") + "Changes:\n".length();
        int end = page.indexOf("\n\n", start);
        return page.substring(start, end < 0 ? page.length() : end + 1);
    }

    private static String page(Fingerprint before, Fingerprint now, List<Cause> causes, boolean verbose) {
        Action action = Action.of(TaskText.tasks("build*").get(0));
        MissReason reason = new MissReason(List.of(new MissReason.Change("body-changed", "")));
        Prediction prediction =
                new Prediction(action, Verdict.MISS, now, InputSnapshot.EMPTY, Optional.of(reason), Optional.empty());
        Reference reference = new Reference(before, Optional.empty(), true);
        Explanation explanation = new Explanation(prediction, Optional.of(reference), causes, List.of(), List.of());
        return new WhyPage(explanation, TIMES, verbose).text();
    }

    @Test
    void everyFieldHasItsWords() {
        assertEquals(
                """
                  level                           argument changed, '1' -> '2'
                  CI                              environment changed, <unset> -> 'true'
                  javac --version                 tool changed, 'javac 17\\n' -> 'javac 21\\n'
                  java                            Java version changed, 17 -> 21
                  platform                        platform changed
                      was  linux-amd64
                      now  linux-riscv64-with-a-long-name
                  cwd                             declaration added, ['sub']
                  outputs                         declaration removed, ['a']
                """,
                changes(
                        fields().argument("level", Optional.of("1"))
                                .environment("CI", Optional.empty())
                                .tool("javac --version", "javac 17\n")
                                .java(17)
                                .platform("linux-amd64")
                                .declaration("outputs", List.of("a")),
                        fields().argument("level", Optional.of("2"))
                                .environment("CI", Optional.of("true"))
                                .tool("javac --version", "javac 21\n")
                                .java(21)
                                .platform("linux-riscv64-with-a-long-name")
                                .declaration("cwd", List.of("sub")),
                        null));
    }

    private static CodeChange change(String file, int line, String what, String... path) {
        CodePart part = new CodePart("t", "c", file, line, "", what, List.of());
        return new CodeChange(CodeChange.Kind.CHANGED, part, List.of(path));
    }

    private static String code(CodeChanges.@Nullable Difference code) {
        return changes(fields().code("a"), fields().code("b"), code);
    }

    @Test
    void codeIsToldByMethodWithTheWayThere() {
        assertEquals(
                """
                  code                            changed
                      Versions.java:41 jdk() changed, reached via build -> compile -> flags
                      resource a.txt changed
                      ALongerNameOfAClass.java:1041 aLongerNameOfAMethod() changed
                        reached via build -> ALongerNameOfAClass.aLongerNameOfAMethod ->
                          anotherMethod
                """,
                code(new CodeChanges.Difference(
                        List.of(
                                change("Versions.java", 41, "jdk()", "Tasks.build", "Tasks.compile", "Tasks.flags"),
                                change("", 0, "resource a.txt"),
                                change(
                                        "ALongerNameOfAClass.java",
                                        1041,
                                        "aLongerNameOfAMethod()",
                                        "Tasks.build",
                                        "ALongerNameOfAClass.aLongerNameOfAMethod",
                                        "ALongerNameOfAClass.anotherMethod")),
                        Optional.empty(),
                        false,
                        false)));
    }

    @Test
    void codeThatIsNotKnownAnyMoreIsToldAsThat() {
        assertEquals("  code\n      changed; the code as it was is not known any more\n", code(null));
    }

    @Test
    void codeThatBeginsToCountIsNoChangeOfIt() {
        assertEquals("  code                            counts now\n", changes(fields(), fields().code("a"), null));
        assertEquals("  code                            counts no more\n", changes(fields().code("a"), fields(), null));
    }

    @Test
    void anOpaqueTaskSaysWhyEverythingCounts() {
        assertEquals(
                """
                  code                            runs with other assertions
                      every class counts, since Tasks.load calls java.lang.Class.forName
                """,
                code(new CodeChanges.Difference(
                        List.of(), Optional.of("Tasks.load calls java.lang.Class.forName"), true, false)));
    }

    @Test
    void aLongValueIsCutAndShownWholeOnDemand() {
        String value = "v".repeat(1000);
        FingerprintBuilder before = fields().environment("LONG", Optional.empty());
        FingerprintBuilder now = fields().environment("LONG", Optional.of(value));
        assertTrue(changes(before, now, null).contains("now  '" + "v".repeat(159) + "... (1002 characters)\n"));
        List<Cause> causes = FingerprintDiff.between(before.build(), now.build()).stream()
                .map(difference -> new Cause(difference, Optional.empty(), Optional.empty()))
                .toList();
        assertTrue(page(before.build(), now.build(), causes, true).contains("now  '" + value + "'\n"));
    }

    @Test
    void aResultThatIsGoneIsNotDated() {
        String page = page(fields().build(), fields().java(17).build(), List.of(), false);
        assertTrue(page.contains("Last cached:  its result is not stored any more\nCache key:    "), page);
    }
}
