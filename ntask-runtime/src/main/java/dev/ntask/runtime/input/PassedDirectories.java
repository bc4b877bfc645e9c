package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Directories that look otherwise than they did, though selections that only passed through them mean the same: what they
 * asked for in there are nodes of their own. Guarded by those who hold it.
 *
 * <p>Each is looked at once, when it is first asked for: first itself, then what is in it, so that a change after that shows
 * in its times.
 */
final class PassedDirectories {
    private final KnownSelections known;
    private final Map<Integer, Look> looks = new HashMap<>();

    PassedDirectories(KnownSelections known) {
        this.known = known;
    }

    /** How a directory looks now; without a stat where that cannot be told. */
    private record Look(@Nullable FileStat stat, boolean settled, boolean ignoreFile) {}

    /** Tells whether a claim still holds of a directory. */
    boolean holds(SeenNode.Claim claim, Path directory, int node, NodeTable nodes) {
        Look look = look(directory, node);
        return look.stat() != null
                && nodes.isPlaceOf(node, look.stat())
                && (claim == SeenNode.Claim.PLACE || !look.ignoreFile());
    }

    /** How a node looks now, if it was asked for; else null. */
    @Nullable
    FileStat stat(int node) {
        Look look = looks.get(node);
        return look == null ? null : look.stat();
    }

    /** Tells whether later changes of a node that was asked for will show. */
    boolean isSettled(int node) {
        Look look = looks.get(node);
        return look == null || look.settled();
    }

    private Look look(Path directory, int node) {
        Look look = looks.get(node);
        if (look == null) {
            look = look(directory);
            looks.put(node, look);
        }
        return look;
    }

    private Look look(Path directory) {
        try {
            long begun = known.now();
            FileStat stat = FileStat.of(directory);
            boolean settled = known.isSettled(directory, stat, begun);
            return new Look(stat, settled, isThere(directory.resolve(".gitignore")));
        } catch (IOException e) {
            return new Look(null, false, true);
        }
    }

    private static boolean isThere(Path file) throws IOException {
        try {
            FileStat.of(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
