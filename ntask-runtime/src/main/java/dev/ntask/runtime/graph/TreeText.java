package dev.ntask.runtime.graph;

import dev.ntask.core.text.Columns;
import dev.ntask.runtime.graph.Drawing.Edge;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.OneLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws a tree for a terminal: below each task what it needs; {@code *} marks those whose results are cached.
 *
 * <p>What was shown before is not shown again, but said so. What would begin too far to the right goes on further down,
 * from the left again. No line is wider than the terminal.
 */
public final class TreeText {
    /** Nothing is nested deeper, however wide the terminal. */
    private static final int WIDEST_INDENT = 240;

    private static final int STEP = 3;

    /** What the short forms of marks take at most. */
    private static final int MARKS = 4;

    /** What is to be said of a task where it stands. */
    private enum Mark {
        BEFORE("<", "before"),
        ORDER("~", "order only"),
        SHOWN("^", "shown above"),
        LATER("v", "continued below");

        private final String sign;
        private final String words;

        Mark(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }
    }

    private final Drawing drawing;
    private final int width;
    private final boolean boxes;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> shown = new HashSet<>();

    /** What goes on further down, in that order. */
    private final ArrayDeque<TaskDefinition> later = new ArrayDeque<>();

    /** The signs that were used without their words. */
    private final EnumSet<Mark> signs = EnumSet.noneOf(Mark.class);

    /**
     * Creates a tree.
     *
     * @param width the columns of the terminal
     * @param boxes whether the terminal shows box-drawing characters
     */
    public TreeText(Drawing drawing, int width, boolean boxes) {
        this.drawing = drawing;
        this.width = width;
        this.boxes = boxes;
    }

    /** Returns the lines, each with its end. */
    public String text() {
        for (TaskDefinition root : drawing.roots()) {
            boolean known = shown.contains(root.name());
            line("", "", label(root), known ? EnumSet.of(Mark.SHOWN) : EnumSet.noneOf(Mark.class));
            if (!known) {
                needs(root, "");
            }
            while (!later.isEmpty()) {
                TaskDefinition next = later.remove();
                line("", "", label(next), EnumSet.noneOf(Mark.class));
                needs(next, "");
            }
        }
        legend();
        return out.toString();
    }

    private void needs(TaskDefinition task, String indent) {
        shown.add(task.name());
        List<Edge> edges = drawing.edgesOf(task);
        for (int i = 0; i < edges.size(); i++) {
            boolean last = i == edges.size() - 1;
            String branch = last ? (boxes ? "└─ " : "`- ") : boxes ? "├─ " : "|- ";
            need(edges.get(i), indent, branch, indent + (last ? "   " : boxes ? "│  " : "|  "));
        }
    }

    private void need(Edge edge, String indent, String branch, String indentBelow) {
        TaskDefinition task = edge.needs();
        String arguments = edge.arguments().toString();
        String label = label(task) + (arguments.isEmpty() ? "" : " " + OneLine.of(arguments));
        if (edge.kind() == Dependency.Kind.ORDER) {
            line(indent, branch, label, EnumSet.of(Mark.ORDER));
            return;
        }
        EnumSet<Mark> marks =
                edge.kind() == Dependency.Kind.BEFORE ? EnumSet.of(Mark.BEFORE) : EnumSet.noneOf(Mark.class);
        if (later.contains(task)) {
            marks.add(Mark.LATER);
        } else if (shown.contains(task.name())) {
            marks.add(Mark.SHOWN);
        } else if (!fits(task, indentBelow.length())) {
            marks.add(Mark.LATER);
            later.add(task);
        }
        line(indent, branch, label, marks);
        if (!marks.contains(Mark.LATER) && !marks.contains(Mark.SHOWN)) {
            needs(task, indentBelow);
        }
    }

    /** Tells whether what a task needs can stand behind an indent. */
    private boolean fits(TaskDefinition task, int indent) {
        int widest = 0;
        for (Edge edge : drawing.edgesOf(task)) {
            widest = Math.max(widest, Columns.of(label(edge.needs())));
        }
        return widest == 0 || (indent <= WIDEST_INDENT && indent + STEP + widest + MARKS <= width);
    }

    private static String label(TaskDefinition task) {
        return OneLine.of(task.name()) + (task.cached().isPresent() ? " *" : "");
    }

    private void line(String indent, String branch, String label, EnumSet<Mark> marks) {
        int room = width - indent.length() - branch.length();
        List<String> words = new ArrayList<>();
        StringBuilder marked = new StringBuilder();
        for (Mark mark : marks) {
            words.add(mark.words);
            marked.append(' ').append(mark.sign);
        }
        String said = words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
        if (Columns.of(label) + said.length() > room) {
            said = marked.toString();
            signs.addAll(marks);
        }
        out.append(indent).append(branch).append(Columns.cut(label, room - said.length()));
        out.append(said).append('\n');
    }

    private void legend() {
        out.append(signs.isEmpty() ? "" : "\n");
        for (Mark mark : signs) {
            out.append(mark.sign).append(' ').append(mark.words).append('\n');
        }
    }
}
