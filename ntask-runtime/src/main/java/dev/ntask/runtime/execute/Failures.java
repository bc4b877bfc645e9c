package dev.ntask.runtime.execute;

import dev.ntask.NtaskException;
import dev.ntask.runtime.event.BuildEvent.Failure;
import dev.ntask.runtime.plan.Action;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;

/** Says why an action failed, and keeps the stack trace for those who look for it. */
final class Failures {
    private Failures() {}

    /** Returns the failure of a body: {@code Type: message} and {@code Tasks.java:41}; our own messages go without their type. */
    static Failure ofBody(Action action, Throwable thrown) {
        Optional<String> broken = BrokenClass.describe(thrown, action.task().method());
        if (broken.isPresent()) {
            return new Failure(broken.get(), "", trace(thrown), true);
        }
        String place = UserFrame.of(thrown, action.task().method().owner());
        String message = thrown.getMessage() == null ? "" : thrown.getMessage().strip();
        String what;
        if (thrown instanceof NtaskException && !message.isEmpty()) {
            what = message;
        } else {
            String type = thrown.getClass().getSimpleName();
            type = type.isEmpty() ? thrown.getClass().getName() : type;
            what = message.isEmpty() ? type : type + ": " + message;
        }
        return new Failure(what, place, trace(thrown), false);
    }

    /** Returns a failure that needs no trace. */
    static Failure of(String message) {
        return new Failure(message, "");
    }

    /** Returns the end of an action whose run threw what it must not: our own mistake. */
    static ActionEnd bug(Action action, Throwable bug) {
        Failure failure = new Failure("internal error, this is a bug in ntask: " + bug, trace(bug));
        return ActionEnd.failed(action, Duration.ZERO, failure);
    }

    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
