package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables under {@code code/}: what changes a task's code digest, what does not. */
class CodeTableTest {

    static Stream<CodeTable> changed() throws IOException {
        return CodeTable.in("changed");
    }

    static Stream<CodeTable> same() throws IOException {
        return CodeTable.in("same");
    }

    @ParameterizedTest
    @MethodSource("changed")
    void changedCodeHasAnotherDigest(CodeTable table) throws IOException {
        List<TaskCode> codes = table.codes();
        assertTrue(codes.size() > 1);
        for (int i = 0; i < codes.size(); i++) {
            assertFalse(codes.get(i).opaqueBy().isPresent(), () -> "opaque: " + codes);
            for (int j = 0; j < i; j++) {
                assertNotEquals(codes.get(i).digest(), codes.get(j).digest(), "variants " + j + " and " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("same")
    void sameBehaviourHasTheSameDigest(CodeTable table) throws IOException {
        List<TaskCode> codes = table.codes();
        assertTrue(codes.size() > 1);
        for (int i = 0; i < codes.size(); i++) {
            assertFalse(codes.get(i).opaqueBy().isPresent(), () -> "opaque: " + codes);
            assertEquals(codes.get(0).digest(), codes.get(i).digest(), "variants 0 and " + i);
        }
    }

    /** What decides and what explains are made of the same walk: a changed digest is never without a change to tell. */
    @ParameterizedTest
    @MethodSource("changed")
    void changedCodeCanBeTold(CodeTable table) throws IOException {
        List<CodeParts> parts = table.parts();
        for (int i = 1; i < parts.size(); i++) {
            assertFalse(
                    parts.get(i).changesSince(parts.get(i - 1), "task").isEmpty(), "variants " + (i - 1) + " and " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("same")
    void ofTheSameBehaviourThereIsNothingToTell(CodeTable table) throws IOException {
        List<CodeParts> parts = table.parts();
        for (int i = 1; i < parts.size(); i++) {
            assertEquals(
                    List.of(),
                    parts.get(i).changesSince(parts.get(i - 1), "task"),
                    "variants " + (i - 1) + " and " + i);
        }
    }
}
