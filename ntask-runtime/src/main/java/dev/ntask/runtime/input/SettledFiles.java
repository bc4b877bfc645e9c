package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that patterns mean, by all that decides it: they mean the same for certain while it looks the same. Immutable. */
public final class SettledFiles {
    private static final String IGNORE_FILE = "/.gitignore";

    private final String above;
    private final String identity;
    private final List<SeenNode> nodes;

    /**
     * Creates files of a selection.
     *
     * @param above what the ignore files above the root say
     * @param nodes directories, ignore files and files, each in the order of {@link Asked#nodes}
     */
    SettledFiles(String above, String identity, List<SeenNode> nodes) {
        this.above = above;
        this.identity = identity;
        this.nodes = List.copyOf(nodes);
    }

    /** The digest of the files. */
    String identity() {
        return identity;
    }

    /** The directories, each behind the one that it is in. */
    List<SeenNode> directories() {
        return nodes.subList(0, directoryCount());
    }

    /** The files, in the order in which they were found. */
    List<SeenNode> files() {
        int first = directoryCount();
        for (SeenNode directory : directories()) {
            String ignoreFile =
                    (directory.path() + IGNORE_FILE).substring(directory.path().isEmpty() ? 1 : 0);
            if (first < nodes.size() && nodes.get(first).path().equals(ignoreFile)) {
                first++;
            }
        }
        return nodes.subList(first, nodes.size());
    }

    private int directoryCount() {
        int count = 0;
        while (count < nodes.size() && nodes.get(count).stat().kind() == FileStat.Kind.DIRECTORY) {
            count++;
        }
        return count;
    }

    /** Tells whether nobody was there since, by a look at everything at this very moment. */
    boolean isUntouched(Path root) {
        try {
            if (!WorkTree.around(root).state().equals(above)) {
                return false;
            }
            for (SeenNode node : nodes) {
                Path path = root.resolve(node.path());
                FileStat now = FileStat.of(path);
                if (!node.stat().equals(now) && !isSamePlace(node, path, now)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Tells whether only what is of no concern came or went in a directory. */
    private static boolean isSamePlace(SeenNode node, Path path, FileStat now) {
        FileStat then = node.stat();
        return node.claim() != SeenNode.Claim.LOOK
                && then.kind() == now.kind()
                && then.mode() == now.mode()
                && !stamp(node, then).wasTouchedBefore(stamp(node, now))
                && (node.claim() == SeenNode.Claim.PLACE
                        || Files.notExists(path.resolve(IGNORE_FILE.substring(1)), LinkOption.NOFOLLOW_LINKS));
    }

    /** The stamps of the files, then of the directories above them, in the order in which a walk gives them. */
    List<FileStamp> stamps() {
        List<FileStamp> stamps = new ArrayList<>(nodes.size());
        for (SeenNode file : files()) {
            stamps.add(FileStamp.of(file.path(), file.stat()));
        }
        Map<String, SeenNode> left = new HashMap<>();
        for (SeenNode directory : directories()) {
            left.put(directory.path(), directory);
        }
        for (SeenNode file : files()) {
            addDirectories(file.parent(), left, stamps);
        }
        return stamps;
    }

    /** Adds the stamps of a directory and of those above it, but for the root, and up to the first that is not left. */
    private static void addDirectories(String path, Map<String, SeenNode> left, List<FileStamp> stamps) {
        SeenNode directory = path.isEmpty() ? null : left.remove(path);
        while (directory != null) {
            stamps.add(stamp(directory, directory.stat()));
            String above = directory.parent();
            directory = above.isEmpty() ? null : left.remove(above);
        }
    }

    private static FileStamp stamp(SeenNode directory, FileStat stat) {
        return FileStamp.ofDirectory(directory.path(), stat);
    }
}
