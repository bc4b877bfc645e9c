package dev.ntask.runtime.watch;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.input.InputFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the actions of a run took their input files for. */
public final class Seen {
    /** The one state in which all that read a file have seen it; of a file that changed in between there are more. */
    private final Map<String, Set<String>> states = new HashMap<>();

    private final List<GlobSet> unknown = new ArrayList<>();

    private final boolean unreadIsFine;

    /**
     * Creates what no action has read yet.
     *
     * @param unreadIsFine whether a change of a file that no action came to read makes no difference: what has failed before
     *     that would fail again
     */
    public Seen(boolean unreadIsFine) {
        this.unreadIsFine = unreadIsFine;
    }

    /** Adds a file as an action has seen it. */
    public void add(InputFile file) {
        states.computeIfAbsent(file.path(), path -> new HashSet<>()).add(Look.state(file));
    }

    /** Adds the patterns of what an action has read, nobody knows in which state. */
    public void addUnknown(GlobSet inputs) {
        unknown.add(inputs);
    }

    /** Tells whether running again would show no action anything new in a file that is there now. */
    boolean covers(String path, Optional<String> now) {
        Set<String> seen = states.getOrDefault(path, Set.of());
        return now.isPresent() && !isUnknown(path) && (seen.isEmpty() ? unreadIsFine : seen.equals(Set.of(now.get())));
    }

    private boolean isUnknown(String path) {
        for (GlobSet each : unknown) {
            if (each.matches(path, false)) {
                return true;
            }
        }
        return false;
    }
}
