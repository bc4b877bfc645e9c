package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How some files and all directories above them look, to be remembered once somebody has made sure of what is in them. */
public final class SeenFiles {
    private final KnownSelections known;
    private final List<SeenNode> nodes;

    private SeenFiles(KnownSelections known, List<SeenNode> nodes) {
        this.known = known;
        this.nodes = nodes;
    }

    /**
     * Looks at files and directories.
     *
     * @return null if one of them is something else, or a change of it after now may not show
     */
    static @Nullable SeenFiles of(Path root, KnownSelections known, List<String> files, List<String> directories) {
        long begun = known.now();
        Set<String> above = new LinkedHashSet<>();
        for (String directory : directories) {
            addWithAbove(directory, above);
        }
        for (String file : files) {
            addWithAbove(parent(file), above);
        }
        List<SeenNode> nodes = new ArrayList<>(above.size() + files.size());
        boolean all = look(root, known, above, FileStat.Kind.DIRECTORY, begun, nodes)
                && look(root, known, files, FileStat.Kind.FILE, begun, nodes);
        return all ? new SeenFiles(known, nodes) : null;
    }

    private static boolean look(
            Path root,
            KnownSelections known,
            Iterable<String> paths,
            FileStat.Kind kind,
            long begun,
            List<SeenNode> nodes) {
        for (String path : paths) {
            try {
                Path file = root.resolve(path);
                FileStat stat = FileStat.of(file);
                if (stat.kind() != kind || !known.isSettled(file, stat, begun)) {
                    return false;
                }
                nodes.add(new SeenNode(path, stat));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** A directory comes behind the one that it is in. */
    private static void addWithAbove(String directory, Set<String> above) {
        if (!directory.isEmpty()) {
            addWithAbove(parent(directory), above);
        }
        above.add(directory);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Remembers by a name what these files are, until one of them looks otherwise. */
    public void remember(String name, String identity) {
        known.learn(Inputs.nameOfFiles(name), "", identity, nodes);
    }
}
