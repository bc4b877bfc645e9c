package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether compiled tasks are still what their sources say.
 *
 * <p>What looks as it did when it was recorded is not read. What looks different, or changed too shortly before it was
 * recorded for a later change to show, is read and compared by content.
 */
final class Freshness {
    private final Installation installation;
    private final Dependencies dependencies;

    Freshness(Installation installation, Dependencies dependencies) {
        this.installation = installation;
        this.dependencies = dependencies;
    }

    /**
     * Returns a stamp that describes the same compiled tasks as they are now, the given one itself if nothing even
     * looks different, or null if they must be compiled.
     */
    @Nullable
    Stamp confirm(Stamp stamp) throws LaunchException {
        if (!stamp.java().equals(Java.identity())) {
            return null;
        }
        long now = now();
        List<Input> inputs = Input.all(installation, stamp.names(Kind.LIBRARY));
        inputs.add(Input.of(Kind.PROJECT, stamp.projectJar()));
        if (inputs.size() != stamp.files().size()) {
            return null;
        }
        List<Recorded> files = new ArrayList<>(inputs.size());
        boolean changed = false;
        for (int i = 0; i < inputs.size(); i++) {
            Recorded recorded = stamp.files().get(i);
            Recorded confirmed = confirm(recorded, inputs.get(i), stamp);
            if (confirmed == null) {
                return null;
            }
            files.add(confirmed);
            changed |= !confirmed.equals(recorded) || !confirmed.state().settledBefore(stamp.taken());
        }
        return changed ? new Stamp(stamp.java(), now, stamp.dependencies(), files) : stamp;
    }

    private @Nullable Recorded confirm(Recorded recorded, Input input, Stamp stamp) throws LaunchException {
        if (!recorded.isOf(input)) {
            return null;
        }
        try {
            FileState state = Recorded.state(input);
            if (state.equals(recorded.state()) && state.settledBefore(stamp.taken())) {
                return recorded;
            }
            Recorded now = Recorded.of(input);
            return now.sha256().equals(recorded.sha256()) || onlyOtherSettings(input, stamp) ? now : null;
        } catch (IOException e) {
            return null; // gone or unreadable: compiling says so
        }
    }

    private boolean onlyOtherSettings(Input input, Stamp stamp) throws LaunchException {
        return input.kind() == Kind.CONFIGURATION && dependencies.coordinates().equals(stamp.dependencies());
    }

    static long now() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
