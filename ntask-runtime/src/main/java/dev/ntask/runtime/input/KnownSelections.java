package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what patterns meant, by how everything looked that decided it: where each directory that was listed, each file
 * that was meant, and each ignore file has the times and the number that it had, the patterns mean the same files with the
 * same content, and neither is a directory listed nor a pattern matched.
 *
 * <p>A directory's times tell that a name came or went in it, on the file systems of this kernel that are known to keep them
 * ({@link TimeSteps}); nothing is remembered of others. Nor is a look remembered after which something may have changed
 * without another time, and what goes through a link. As with the {@link StatCache}, a clock that went backwards, damage and
 * another version leave nothing.
 *
 * <p>Thread-safe.
 */
public final class KnownSelections {
    /** What is not asked for in so many saves will hardly be asked for again. */
    private static final int MOST_IDLE_SAVES = 30;

    private final Path file;
    private final Clock clock;
    private final TimeSteps steps;
    private final int aheadFrom;
    private final SelectionTable saved;
    private final Map<String, Learned> learned = new HashMap<>();

    /** Those of them before which nothing can have changed since. */
    private final Map<String, Learned> current = new HashMap<>();

    /** What is known of directories that look otherwise; null until one does. */
    private @Nullable PassedDirectories passed;

    private KnownSelections(Path file, Clock clock, TimeSteps steps, int aheadFrom) {
        this.aheadFrom = aheadFrom;
        this.file = file;
        this.clock = clock;
        this.steps = steps;
        this.saved = SelectionFile.read(file, now());
    }

    /** A selection of this process. */
    private record Learned(String above, String identity, List<SeenNode> nodes) {}

    /** Opens what is kept in a file; it is empty if that is missing, damaged, of another version or from the future. */
    public static KnownSelections open(Path file, Clock clock) {
        return open(file, clock, TimeSteps.ofThisSystem(), Inputs.MANY);
    }

    static KnownSelections open(Path file, Clock clock, TimeSteps steps, int aheadFrom) {
        return new KnownSelections(file, clock, steps, aheadFrom);
    }

    /**
     * The identity of what was selected by a key, if everything looks as it did then.
     *
     * @param above what the ignore files above the root say
     */
    synchronized @Nullable String find(Path root, String key, String above) {
        String identity = saved.find(root, key, above);
        if (identity != null) {
            return identity;
        }
        Learned now = current.get(key);
        return now != null && now.above().equals(above) ? now.identity() : findPassing(root, key, above);
    }

    /** What {@link #find} finds with all that decides it; null also if a change of that may not show. */
    synchronized @Nullable SettledFiles settled(Path root, String key, String above) {
        if (find(root, key, above) == null) {
            return null;
        }
        Learned now = current.get(key);
        if (now != null && now.above().equals(above)) {
            return new SettledFiles(above, now.identity(), now.nodes());
        }
        String identity = saved.find(root, key, above);
        SelectionTable.Saved selection = saved.selections().get(key);
        return identity == null || selection == null ? null : new SettledFiles(above, identity, nodes(selection));
    }

    /** Finds what looks otherwise only where it does not matter, and remembers how that looks now. */
    private @Nullable String findPassing(Path root, String key, String above) {
        if (passed == null) {
            passed = new PassedDirectories(this);
        }
        String identity = saved.find(root, key, above, passed);
        SelectionTable.Saved selection = saved.selections().get(key);
        if (identity != null && selection != null) {
            List<SeenNode> nodes = nodesNow(selection, passed);
            if (nodes != null) {
                learn(key, above, identity, nodes);
            }
        }
        return identity;
    }

    /** Begins to look at everything that decides some selections, if they are many; before any of them is asked for. */
    synchronized void lookAhead(Path root, List<String> keys) {
        saved.lookAhead(root, keys, aheadFrom);
    }

    /** Adds the nodes of some selections, and tells whether each has been found to look as in an earlier process. */
    synchronized boolean addTo(Looks looks, List<String> keys) throws IOException {
        return saved.addTo(looks, keys);
    }

    /** How what lies at a path looks, if it was among many that were looked at ahead and looked as before; else null. */
    synchronized @Nullable FileStat seen(String path) {
        return saved.seen(path);
    }

    /** Makes everything be looked at again: a body or a restore may have changed it. */
    synchronized void forgetLooks() {
        saved.forgetLooks();
        current.clear();
        passed = null;
    }

    /** The present moment, as {@link #isSettled} takes it; asked before anything is looked at. */
    long now() {
        Instant instant = clock.instant();
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /** Tells whether a change of a file or directory after it was looked at, at some moment or later, shows in its times. */
    boolean isSettled(Path path, FileStat stat, long lookedAt) {
        return stat.changed() != FileStat.NO_CTIME
                && steps.separate(path, stat, lookedAt)
                && (stat.kind() != FileStat.Kind.DIRECTORY || steps.keepsDirectories(path));
    }

    /** Remembers a selection; all of its nodes are settled, and nothing can have changed since they were looked at. */
    synchronized void learn(String key, String above, String identity, List<SeenNode> nodes) {
        learnForLater(key, above, identity, nodes);
        current.put(key, new Learned(above, identity, nodes));
    }

    /** Remembers a selection for the next process, though something may have changed since; all of its nodes are settled. */
    synchronized void learnForLater(String key, String above, String identity, List<SeenNode> nodes) {
        learned.put(key, new Learned(above, identity, nodes));
    }

    /**
     * Writes the file if there is anything new, in one step: a reader finds the old or the new one.
     *
     * @throws IOException if it cannot be written, which costs the next run some time and is otherwise harmless
     */
    public synchronized void save() throws IOException {
        if (learned.isEmpty()) {
            return;
        }
        SelectionFile.Writer out = new SelectionFile.Writer();
        for (Map.Entry<String, Learned> entry : learned.entrySet()) {
            Learned each = entry.getValue();
            if (out.fits(each.nodes())) {
                out.add(entry.getKey(), each.above(), each.identity(), 0, each.nodes());
            }
        }
        for (Map.Entry<String, SelectionTable.Saved> entry : saved.selections().entrySet()) {
            SelectionTable.Saved each = entry.getValue();
            if (!learned.containsKey(entry.getKey()) && each.idleSaves() < MOST_IDLE_SAVES) {
                List<SeenNode> nodes = nodes(each);
                // Of what looks otherwise now nothing is known.
                if (out.fits(nodes)) {
                    out.add(entry.getKey(), each.above(), each.identity(), each.idleSaves() + 1, nodes);
                }
            }
        }
        out.write(file, now());
        learned.clear();
    }

    private List<SeenNode> nodes(SelectionTable.Saved selection) {
        List<SeenNode> nodes = new ArrayList<>(selection.size());
        for (int i = 0; i < selection.size(); i++) {
            int node = saved.node(selection, i);
            nodes.add(new SeenNode(saved.nodes().path(node), saved.nodes().stat(node), saved.claim(selection, i)));
        }
        return nodes;
    }

    /** The nodes of a selection as they look now; null if not all of them are settled. */
    private @Nullable List<SeenNode> nodesNow(SelectionTable.Saved selection, PassedDirectories passed) {
        List<SeenNode> nodes = nodes(selection);
        for (int i = 0; i < nodes.size(); i++) {
            int node = saved.node(selection, i);
            FileStat stat = passed.stat(node);
            if (!passed.isSettled(node)) {
                return null;
            }
            if (stat != null) {
                nodes.set(
                        i, new SeenNode(nodes.get(i).path(), stat, nodes.get(i).claim()));
            }
        }
        return nodes;
    }
}
