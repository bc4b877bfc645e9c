package dev.ntask.runtime.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ntask.DiscoveryException;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrawingTest {
    /** Tasks, those named, and then the tasks, edges and roots that are drawn. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: b / b: / c:            | ''  | a b c | a>b          | a c
            a: b / b: / c:            | a   | a b   | a>b          | a
            a: b / b: / c:            | b   | b     | ''           | b
            a: b / b: / c: a          | c a | a b c | a>b c>a      | c a
            a: b / b: / c:            | a a | a b   | a>b          | a
            a: >b / b: / c:           | a   | a     | ''           | a
            a: >b c / b: / c: b       | a   | a b c | a~b a>c c>b  | a
            a: >b / b:                | ''  | a b   | a~b          | a b
            a: <b / b:                | a   | a b   | a<b          | a
            a: b / b-: / c-:          | ''  | a b   | a>b          | a
            a: b / b-: / c-:          | c   | c     | ''           | c
            a: b b[x=1] / b(x=0):     | a   | a b   | a>b a>b--x=1 | a
            """)
    void isTheClosureOfWhatIsNamed(String tasks, String named, String drawn, String edges, String roots) {
        Drawing drawing = Sketch.drawing(tasks, named.isEmpty() ? new String[0] : named.split(" "));
        assertEquals(drawn, names(drawing.tasks()));
        assertEquals(
                edges,
                drawing.edges().stream()
                        .map(edge -> edge.task().name()
                                + switch (edge.kind()) {
                                    case REQUIRES -> ">";
                                    case BEFORE -> "<";
                                    case ORDER -> "~";
                                }
                                + edge.needs().name()
                                + edge.arguments())
                        .collect(Collectors.joining(" ")));
        assertEquals(roots, names(drawing.roots()));
    }

    private static String names(List<TaskDefinition> tasks) {
        return tasks.stream().map(TaskDefinition::name).collect(Collectors.joining(" "));
    }

    @Test
    void aDependencyThatDoesNotExistIsNamed() {
        DiscoveryException e = assertThrows(DiscoveryException.class, () -> Sketch.drawing("a: b", "a"));
        assertEquals("task a depends on b, which does not exist", e.getMessage());
    }
}
