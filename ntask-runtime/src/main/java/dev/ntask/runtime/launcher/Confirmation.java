package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides by content whether compiled tasks are still what their sources say.
 *
 * <p>What looks different, or changed too shortly before it was recorded for a later change to show, is read.
 */
final class Confirmation {
    private final Installation installation;
    private final Dependencies dependencies;

    Confirmation(Installation installation, Dependencies dependencies) {
        this.installation = installation;
        this.dependencies = dependencies;
    }

    /** Returns a stamp that describes the same compiled tasks as they look now, or null if they must be compiled. */
    @Nullable
    Stamp of(Stamp stamp) throws LaunchException {
        long now = Stamp.now();
        List<Input> inputs = Input.of(stamp, installation);
        if (!stamp.java().equals(Java.identity())
                || inputs.size() != stamp.files().size()) {
            return null;
        }
        List<Recorded> files = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            Recorded confirmed = confirm(stamp.files().get(i), inputs.get(i), stamp);
            if (confirmed == null) {
                return null;
            }
            files.add(confirmed);
        }
        return new Stamp(stamp.java(), now, stamp.dependencies(), files, archive(stamp, files));
    }

    /** Java itself compares size and time of the jars, and would quietly do without an archive if they differ. */
    private static Archive archive(Stamp stamp, List<Recorded> files) {
        Archive archive = stamp.archive();
        if (!archive.isThere()) {
            return archive;
        }
        for (int i = 0; i < files.size(); i++) {
            FileState before = stamp.files().get(i).state();
            FileState now = files.get(i).state();
            boolean looksSame = before.size() == now.size() && before.modified() == now.modified();
            if (files.get(i).kind().isOnClassPath() && !looksSame) {
                return Archive.UNTRIED;
            }
        }
        return confirm(archive, stamp.taken());
    }

    private static Archive confirm(Archive archive, long taken) {
        try {
            FileState state = FileState.of(Path.of(archive.file()));
            if (state.isSame(archive.state()) && state.settledBefore(taken)) {
                return archive;
            }
            Archive now = Archive.of(archive.file());
            return now.sha256().equals(archive.sha256()) ? now : Archive.UNTRIED;
        } catch (IOException e) {
            return Archive.UNTRIED; // gone: another will be made
        }
    }

    private @Nullable Recorded confirm(Recorded recorded, Input input, Stamp stamp) throws LaunchException {
        if (!recorded.isOf(input)) {
            return null;
        }
        try {
            FileState state = FileState.of(input);
            if (state.isSame(recorded.state()) && state.settledBefore(stamp.taken())) {
                return recorded;
            }
            Recorded now = Recorded.of(input);
            return now.sha256().equals(recorded.sha256()) || hasSameDependencies(input, stamp) ? now : null;
        } catch (IOException e) {
            return null; // gone or unreadable: compiling says so
        }
    }

    /** Of the configuration nothing else matters here. */
    private boolean hasSameDependencies(Input input, Stamp stamp) throws LaunchException {
        return input.kind() == Kind.CONFIGURATION && dependencies.coordinates().equals(stamp.dependencies());
    }
}
