package dev.ntask.processor.check;

import dev.ntask.core.graph.Closure;
import dev.ntask.processor.check.Meetings.Meeting;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each file has one writer, and who reads it comes after that. */
final class SeparateFiles implements Rules.Rule {
    @Override
    public List<Diagnostic> check(Project project) {
        List<Meeting> meetings = Meetings.of(project);
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (meetings.isEmpty()) {
            return diagnostics;
        }
        Closure edges = project.graph().closure();
        Set<Set<String>> told = new HashSet<>();
        for (Meeting meeting : meetings) {
            Claim reader = meeting.reader();
            Claim writer = meeting.writer();
            if (reader.writes()) {
                twoWriters(meeting).ifPresent(diagnostics::add);
            } else if (meeting.isOwn()) {
                ownOutput(meeting).ifPresent(diagnostics::add);
            } else if (!isOrdered(reader, writer, edges) && !isTold(meeting, told)) {
                diagnostics.add(unordered(meeting));
            }
        }
        return diagnostics;
    }

    /** Two that rewrite the same inputs are told as readers of each other. */
    private static Optional<Diagnostic> twoWriters(Meeting meeting) {
        Claim later = meeting.reader();
        Claim other = meeting.writer();
        if (later.isInPlace() && other.isInPlace()) {
            return Optional.empty();
        }
        if (later.isInPlace() || other.isInPlace()) {
            return Optional.of(
                    rewritten(later.isInPlace() ? later : other, later.isInPlace() ? other : later, meeting));
        }
        return Optional.of(overlap(meeting));
    }

    private static Diagnostic rewritten(Claim rewriter, Claim writer, Meeting meeting) {
        return Message.REWRITES_OUTPUT.at(
                rewriter.written().origin(),
                rewriter.task().name(),
                rewriter.written().text(),
                writer.task().name(),
                writer.written().text(),
                writer.written().origin(),
                meeting.example());
    }

    private static Optional<Diagnostic> ownOutput(Meeting meeting) {
        Claim reader = meeting.reader();
        return reader.isInPlace()
                ? Optional.empty()
                : Optional.of(Message.READS_OWN_OUTPUT.at(
                        reader.written().origin(),
                        reader.written().text(),
                        reader.task().name(),
                        meeting.writer().written().text(),
                        meeting.example()));
    }

    /**
     * Tells whether it is certain which comes first. What is rewritten in place is there before as well, so that its readers
     * may also come first.
     */
    private static boolean isOrdered(Claim reader, Claim writer, Closure edges) {
        String reading = reader.task().name();
        String writing = writer.task().name();
        return edges.reaches(reading, writing) || (writer.isInPlace() && edges.reaches(writing, reading));
    }

    /** Two that rewrite each other's inputs meet twice. */
    private static boolean isTold(Meeting meeting, Set<Set<String>> told) {
        Claim reader = meeting.reader();
        Claim writer = meeting.writer();
        return reader.isInPlace()
                && writer.isInPlace()
                && !told.add(Set.of(reader.task().name(), writer.task().name()));
    }

    private static Diagnostic overlap(Meeting meeting) {
        Claim later = meeting.reader();
        Claim other = meeting.writer();
        Message message = later.open() || other.open() ? Message.OUTPUTS_MAY_OVERLAP : Message.OVERLAPPING_OUTPUTS;
        return message.at(
                later.written().origin(),
                later.written().text(),
                later.task().name(),
                other.written().text(),
                other.task().name(),
                other.written().origin(),
                meeting.example());
    }

    private static Diagnostic unordered(Meeting meeting) {
        Claim reader = meeting.reader();
        Claim writer = meeting.writer();
        Message message = writer.isInPlace() ? Message.READS_WHAT_IS_REWRITTEN : Message.READS_OUTPUT_WITHOUT_EDGE;
        return message.at(
                reader.written().origin(),
                reader.written().text(),
                reader.task().name(),
                writer.task().name(),
                writer.written().text(),
                writer.written().origin(),
                meeting.example(),
                writer.task().name());
    }
}
