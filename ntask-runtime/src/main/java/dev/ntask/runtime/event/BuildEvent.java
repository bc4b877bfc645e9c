package dev.ntask.runtime.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened during a build; delivered in order, one at a time. */
public sealed interface BuildEvent {
    /**
     * The build begins.
     *
     * @param runId names the run and its directory
     * @param requested the actions asked for
     * @param planned every action of the plan, in order
     * @param jobs how many bodies may run at once
     */
    record BuildStarted(String runId, Instant at, List<String> requested, List<String> planned, int jobs)
            implements BuildEvent {
        /** Creates the event; the lists are copied. */
        public BuildStarted {
            requested = List.copyOf(requested);
            planned = List.copyOf(planned);
        }
    }

    /** An action's stored result cannot be reused, and why; only for cached tasks. */
    record CacheMissed(String action, MissReason reason) implements BuildEvent {}

    /** An action's body starts. */
    record ActionStarted(String action) implements BuildEvent {}

    /**
     * An action's body, or a command in it, wrote a line.
     *
     * @param line without its line end; what is no text is replaced
     * @param bytes all that was written, each byte as a character of ISO 8859-1, where that is not the line in UTF-8 and a
     *     line feed; else empty
     */
    record OutputLine(String action, Stream stream, String line, String bytes) implements BuildEvent {
        /** Creates a line that was written as it is. */
        public OutputLine(String action, Stream stream, String line) {
            this(action, stream, line, "");
        }
    }

    /**
     * An action's body, or a command in it, wrote more of a line that has no end yet, as a prompt has none; only where
     * one body runs at a time. The whole line follows as {@link OutputLine}.
     */
    record OutputPart(String action, Stream stream, String text) implements BuildEvent {}

    /**
     * A command whose output its task collects wrote a line; for the log only.
     *
     * @param line without its line end; what is no text is replaced
     * @param bytes as those of {@link OutputLine}
     */
    record CapturedLine(String action, Stream stream, String line, String bytes) implements BuildEvent {
        /** Creates a line that was written as it is. */
        public CapturedLine(String action, Stream stream, String line) {
            this(action, stream, line, "");
        }
    }

    /**
     * An action ended.
     *
     * @param duration of the body where it ran, else of the look-up
     * @param fingerprint hexadecimal, where one was computed
     * @param failure one line, for a failed action
     * @param log the action's log file, where one was written
     */
    record ActionFinished(
            String action,
            Outcome outcome,
            Duration duration,
            Optional<String> fingerprint,
            Optional<Failure> failure,
            Optional<Path> log)
            implements BuildEvent {}

    /** Something the user should know that is no failure: a lock is waited for, a cache entry was unusable. */
    record Notice(Optional<String> action, String message) implements BuildEvent {}

    /** The build ended; actions per outcome. */
    record BuildFinished(Instant at, Duration duration, Map<Outcome, Integer> counts, List<String> failed)
            implements BuildEvent {
        /** Creates the event; the collections are copied. */
        public BuildFinished {
            counts = Map.copyOf(counts);
            failed = List.copyOf(failed);
        }
    }

    /** The two output streams. */
    enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }

    /**
     * Why an action failed.
     *
     * @param message one line, or as many as an author's exception has
     * @param place the file and line of an author's code, as in {@code Tasks.java:41}; empty where that is not known
     * @param trace the stack trace; empty where there is none
     * @param definition whether it is the task's definition that cannot be used, so that its body never began
     */
    record Failure(String message, String place, String trace, boolean definition) {
        /** Creates the failure of an action that is well defined, at no place in particular. */
        public Failure(String message, String trace) {
            this(message, "", trace, false);
        }

        /** Returns the message with its place, behind its first line. */
        public String messageWithPlace() {
            if (place.isEmpty()) {
                return message;
            }
            int end = 0;
            while (end < message.length() && message.charAt(end) != '\n' && message.charAt(end) != '\r') {
                end++;
            }
            return message.substring(0, end) + " (" + place + ")" + message.substring(end);
        }
    }
}
