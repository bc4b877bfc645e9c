package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether compiled tasks are still what their sources say, at a glance: without reading any of them.
 *
 * <p>Every start does this, so it loads as few classes as it can; a record's own {@code equals} would alone take twenty
 * milliseconds. Where a glance does not tell, {@link Confirmation} does.
 */
final class Freshness {
    private Freshness() {}

    /** Tells whether everything looks as it did when it was recorded; false says nothing. */
    static boolean isCertain(Stamp stamp, Installation installation) {
        if (!stamp.java().equals(Java.identity())) {
            return false;
        }
        List<Input> inputs = Input.of(stamp, installation);
        List<Recorded> files = stamp.files();
        if (inputs.size() != files.size()) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            if (!looksSame(files.get(i), inputs.get(i), stamp.taken())) {
                return false;
            }
        }
        return !stamp.archive().isThere() || looksSame(stamp.archive(), stamp.taken());
    }

    /**
     * Tells whether this very code is that of the installation, when it may come from an archive: whether that archive is
     * the one that was made for these jars of ours.
     */
    static boolean isOurs(@Nullable Stamp stamp, Installation installation, String archive) {
        return stamp != null
                && stamp.archive().file().equals(archive)
                && stamp.java().equals(Java.identity())
                && looksSame(stamp.archive(), stamp.taken())
                && hasSameRuntime(stamp, installation.runtimeJars());
    }

    private static boolean hasSameRuntime(Stamp stamp, Path[] jars) {
        int count = 0;
        for (Recorded recorded : stamp.files()) {
            if (recorded.kind() != Kind.RUNTIME) {
                continue;
            }
            if (count == jars.length || !looksSame(recorded, Input.ofRuntime(jars[count]), stamp.taken())) {
                return false;
            }
            count++;
        }
        return count == jars.length;
    }

    private static boolean looksSame(Archive archive, long taken) {
        try {
            return archive.state().settledBefore(taken)
                    && archive.state().isSame(FileState.of(Path.of(archive.file())));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean looksSame(Recorded recorded, Input input, long taken) {
        try {
            return recorded.isOf(input)
                    && recorded.state().settledBefore(taken)
                    && recorded.state().isSame(FileState.of(input));
        } catch (IOException e) {
            return false;
        }
    }
}
