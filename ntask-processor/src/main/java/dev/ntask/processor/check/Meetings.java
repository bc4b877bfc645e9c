package dev.ntask.processor.check;

import dev.ntask.core.glob.GlobIntersection;
import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a file that one task writes may be one that another writes or reads.
 *
 * <p>Two patterns can only meet if what one begins with lies at or below what the other begins with. So claims are walked in
 * the order of their beginnings, and each is compared only with those that it lies below.
 */
final class Meetings {
    private final Map<String, TaskFiles> files = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Meeting> found = new ArrayList<>();

    private final Visibility visibility;

    private Meetings(Visibility visibility) {
        this.visibility = visibility;
    }

    /**
     * Two claims to one file; at least one of them writes it.
     *
     * @param reader the one that reads the file, or, if both write it, the one declared later
     * @param example a path that both patterns match
     */
    record Meeting(Claim reader, Claim writer, String example) {
        /** Whether it is one task that reads what it writes. */
        boolean isOwn() {
            return reader.task().name().equals(writer.task().name());
        }
    }

    /** Returns one meeting for each two tasks and what they do, in the order of tasks. */
    static List<Meeting> of(Project project) {
        Meetings meetings = new Meetings(new Visibility(project.ignored()));
        List<Claim> claims = new ArrayList<>();
        for (TaskModel task : project.tasks()) {
            Optional<TaskFiles> files = TaskFiles.of(task);
            if (files.isPresent()) {
                meetings.files.put(task.name(), files.get());
                claims.addAll(files.get().claims());
            }
        }
        meetings.walk(claims);
        meetings.found.sort(Comparator.comparing(
                        (Meeting meeting) -> meeting.reader().task().name())
                .thenComparing(meeting -> meeting.writer().task().name()));
        return meetings.found;
    }

    private void walk(List<Claim> claims) {
        claims.sort(Comparator.comparing(claim -> claim.prefix().replace('/', '\0')));
        Deque<Claim> above = new ArrayDeque<>();
        for (Claim claim : claims) {
            while (!above.isEmpty() && !above.peek().isAbove(claim)) {
                above.pop();
            }
            for (Claim other : above) {
                meet(other, claim);
            }
            above.push(claim);
        }
    }

    private void meet(Claim a, Claim b) {
        boolean sameTask = a.task().name().equals(b.task().name());
        if (a.writes() && b.writes()) {
            if (!sameTask) {
                boolean inOrder = a.task().name().compareTo(b.task().name()) <= 0;
                add(inOrder ? b : a, inOrder ? a : b);
            }
        } else if (a.writes() || b.writes()) {
            add(a.writes() ? b : a, a.writes() ? a : b);
        }
    }

    private void add(Claim reader, Claim writer) {
        String key = reader.task().name()
                + (reader.writes() ? " and " : " reads ")
                + writer.task().name();
        if (!seen.contains(key)
                && isVisible(reader, writer)
                && GlobIntersection.of(reader.pattern(), writer.pattern()).isPresent()) {
            // Whatever the outcome, it holds for all their patterns together.
            seen.add(key);
            example(reader, writer).ifPresent(path -> found.add(meeting(reader, writer, path)));
        }
    }

    private boolean isVisible(Claim reader, Claim writer) {
        return reader.writes() || visibility.sees(reader, writer);
    }

    private Optional<String> example(Claim reader, Claim writer) {
        List<GlobPattern> written = new ArrayList<>();
        for (Claim other : filesOf(writer).all(true)) {
            if (other.pattern().negated() || isVisible(reader, other)) {
                written.add(other.pattern());
            }
        }
        List<GlobPattern> read = filesOf(reader).all(reader.writes()).stream()
                .map(Claim::pattern)
                .toList();
        return GlobIntersection.of(GlobSet.ofPatterns(read), GlobSet.ofPatterns(written));
    }

    /** The patterns that match the example, which need not be those that met first. */
    private Meeting meeting(Claim reader, Claim writer, String example) {
        return new Meeting(covering(reader, example), covering(writer, example), example);
    }

    private Claim covering(Claim claim, String example) {
        for (Claim other : filesOf(claim).claims()) {
            if (other.writes() == claim.writes() && other.pattern().covers(example, false)) {
                return other;
            }
        }
        return claim;
    }

    private TaskFiles filesOf(Claim claim) {
        TaskFiles of = files.get(claim.task().name());
        if (of == null) {
            throw new AssertionError("a claim of a task without files: this is a bug");
        }
        return of;
    }
}
