package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.util.List;

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
        return true;
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
