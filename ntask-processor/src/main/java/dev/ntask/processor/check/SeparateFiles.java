package dev.ntask.processor.check;

import dev.ntask.core.graph.Closure;
import dev.ntask.processor.check.Meetings.Meeting;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Project;
import java.util.ArrayList;
import java.util.List;

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
        for (Meeting meeting : meetings) {
            Claim reader = meeting.reader();
            Claim writer = meeting.writer();
            if (reader.writes()) {
                diagnostics.add(overlap(meeting));
            } else if (meeting.isOwn()) {
                diagnostics.add(Message.READS_OWN_OUTPUT.at(
                        reader.written().origin(),
                        reader.written().text(),
                        reader.task().name(),
                        writer.written().text(),
                        meeting.example()));
            } else if (!edges.reaches(reader.task().name(), writer.task().name())) {
                diagnostics.add(unordered(meeting));
            }
        }
        return diagnostics;
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
        return Message.READS_OUTPUT_WITHOUT_EDGE.at(
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
