package dev.ntask.runtime.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How files and directories look, in the words of the program {@code stat}, so that a script can tell whether they still do.
 * Made by {@link Inputs#looks}; for one thread.
 *
 * <p>What cannot be told in these words makes it incomplete: a link, or a file whose next change may not show.
 */
public final class Looks {
    private final Inputs inputs;
    private final Path root;
    private final KnownSelections known;
    private final long begun;
    private final String top;
    private final ByteArrayOutputStream paths = new ByteArrayOutputStream();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private boolean complete = true;

    Looks(Inputs inputs, Path root, KnownSelections known) {
        this.inputs = inputs;
        this.root = root;
        this.known = known;
        this.begun = known.now();
        this.top = WorkTree.top(root);
    }

    /**
     * Adds everything that decides what some lists of patterns mean, and the files that were remembered by some names, if all
     * of it was found to look as in an earlier run.
     */
    public void addKnown(List<List<String>> patterns, List<String> names) throws IOException {
        complete &= known.addTo(this, inputs.keys(patterns, names));
        for (Path file : WorkTree.ignoreFilesAbove(root)) {
            addIfThere(file);
        }
        // They were read when this run began; what was changed after that must not count as seen, nor must another top.
        complete &= inputs.isAbove(WorkTree.around(root));
    }

    /** Adds a file or directory that must be there. */
    public void add(Path file) {
        complete &= Files.exists(root.resolve(file));
        addIfThere(file);
    }

    /** Adds a file or directory, or that there is none. */
    public void addIfThere(Path file) {
        Path absolute = root.resolve(file).normalize();
        String path = absolute.startsWith(root) ? SlashPath.of(root, absolute) : absolute.toString();
        try {
            if (!Files.exists(absolute)) {
                Path directory = absolute.getParent();
                complete &= directory != null && isReal(directory) && !Files.isSymbolicLink(absolute);
                put(paths, path);
                return;
            }
            FileStat stat = FileStat.of(absolute);
            boolean plain = stat.kind() == FileStat.Kind.FILE || stat.kind() == FileStat.Kind.DIRECTORY;
            complete &= plain && isReal(absolute) && known.isSettled(absolute, stat, begun);
            SeenNode node = new SeenNode(path, stat);
            put(paths, StatProgram.path(node));
            lines.writeBytes(StatProgram.line(node).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            complete = false;
        }
    }

    /** A link above it could be made to lead elsewhere, which the file's own look need not tell. */
    private static boolean isReal(Path path) throws IOException {
        return path.toRealPath().equals(path);
    }

    /** Adds nodes of an earlier run that still look so. */
    void add(NodeTable.Piece somePaths, NodeTable.Piece theirLines) throws IOException {
        somePaths.writeTo(paths);
        theirLines.writeTo(lines);
    }

    private static void put(ByteArrayOutputStream out, String path) {
        out.writeBytes(path.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    /** Tells whether all that was added can be told, and {@code stat} on this system tells it in the words that we expect. */
    public boolean isComplete() throws IOException {
        return complete && StatProgram.speaksAsExpected(root);
    }

    /** The paths, each with a zero behind it; what is relative is seen from the root. */
    public byte[] paths() {
        return paths.toByteArray();
    }

    /** What {@code stat} prints of these paths as long as they look so. */
    public byte[] lines() {
        return lines.toByteArray();
    }

    /** The top of the work tree as a path from the root: {@code .}, {@code ./..} and so on; empty if there is none. */
    public String top() {
        return top;
    }
}
