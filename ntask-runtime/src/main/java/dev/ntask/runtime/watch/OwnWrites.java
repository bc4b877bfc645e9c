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

/** What a run has written itself, by right: the outputs that its tasks declare. */
public final class OwnWrites {
    /** What known files were when the run had written them; of a link only the beginning. */
    private final Map<String, String> known = new HashMap<>();

    /** What tasks may have removed. */
    private final List<GlobSet> removed = new ArrayList<>();

    /** What tasks may have written of which nobody knows what it was. */
    private final List<GlobSet> unknown = new ArrayList<>();

    private final Set<String> unknownFiles = new HashSet<>();

    /** Adds a file that was written; a later change of it is somebody else's. */
    public void addFile(String path, String sha256, boolean executable) {
        known.put(path, Look.file(sha256, executable));
    }

    /** Adds a link that was made. */
    public void addLink(String path, String target) {
        known.put(path, Look.link(target));
    }

    /** Adds an input that a task had rewritten, or left as it was. */
    public void addInput(InputFile file) {
        known.put(file.path(), Look.state(file));
    }

    /** Adds a file that the run seems to write, nobody knows why. */
    public void addUnknown(String path) {
        unknownFiles.add(path);
    }

    /** Adds what a task may have removed before it wrote its outputs. */
    public void addRemoved(GlobSet outputs) {
        removed.add(outputs);
    }

    /** Adds what a task may have written that is known only by its patterns. */
    public void addUnknown(GlobSet outputs) {
        unknown.add(outputs);
    }

    /** Tells whether that a file is now what it is, or is not there, comes from the run alone. */
    boolean explain(String path, Optional<String> now) {
        String written = known.get(path);
        if (written != null) {
            boolean link = written.startsWith("-> ");
            return now.isPresent()
                    && (link ? now.get().startsWith(written) : now.get().equals(written));
        }
        return unknownFiles.contains(path) || matches(unknown, path) || (now.isEmpty() && matches(removed, path));
    }

    private static boolean matches(List<GlobSet> sets, String path) {
        for (GlobSet set : sets) {
            if (set.matches(path, false)) {
                return true;
            }
        }
        return false;
    }
}
