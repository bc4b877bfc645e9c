package dev.ntask.runtime.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a project's files those of a tree: first everything is read, verified and staged, then it takes its places.
 *
 * <p>Whatever is right already is not touched, and keeps its time.
 */
final class Restore implements AutoCloseable {
    private final Path root;
    private final ContentStore contents;
    private final FileDigests digests;
    private final Staging staging;
    private final List<Move> moves = new ArrayList<>();
    private final List<OutputTree.File> modes = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private final RealDirectories real;
    private boolean directoryMissing;

    Restore(Path root, Path temporary, ContentStore contents, FileDigests digests) {
        this.root = root;
        this.contents = contents;
        this.digests = digests;
        this.staging = new Staging(root, temporary);
        this.real = new RealDirectories(root);
    }

    private record Move(Path slot, String path) {}

    /**
     * Stages what is not in place. Only new, hidden files are written: if it fails, everything is as it was.
     *
     * @param leaving the files and links that will be removed before the staged ones take their places
     */
    void stage(OutputTree tree, Set<String> leaving) throws IOException {
        refuseForeignParents(tree, leaving);
        for (OutputTree.File file : tree.files()) {
            stageFile(file);
        }
        for (OutputTree.Link link : tree.links()) {
            if (!real.areAbove(link.path()) || !isInPlace(root, link)) {
                Path slot = staging.slotFor(link.path());
                Files.createSymbolicLink(slot, Path.of(link.target()));
                moves.add(new Move(slot, link.path()));
            }
        }
        for (String directory : tree.emptyDirectories()) {
            directories.add(directory);
            directoryMissing |= !real.areAbove(directory + "/.");
        }
    }

    /** The files and links that are there with another content, and would be replaced. */
    List<String> replaced() {
        List<String> paths = new ArrayList<>();
        Map<String, Boolean> seen = new HashMap<>();
        for (Move move : moves) {
            Path destination = root.resolve(move.path());
            if (isThere(parentOf(move.path()), seen)
                    && Files.exists(destination, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(destination, LinkOption.NOFOLLOW_LINKS)) {
                paths.add(move.path());
            }
        }
        return paths;
    }

    /** Where a directory is missing, so is all that would be in it; each one is looked at once. */
    private boolean isThere(String directory, Map<String, Boolean> seen) {
        Boolean known = seen.get(directory);
        boolean there = known == null ? Files.exists(root.resolve(directory)) : known;
        seen.put(directory, there);
        return there;
    }

    private static String parentOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Tells whether anything has to change. */
    boolean isNeeded() {
        return !moves.isEmpty() || !modes.isEmpty() || directoryMissing;
    }

    /** Gives everything staged its place, one at a time; a crash in between leaves some old and some new, each whole. */
    void publish() throws IOException {
        try (OpenDirectories open = new OpenDirectories(root)) {
            String made = "";
            for (Move move : moves) {
                String parent = parentOf(move.path());
                // Files of one directory follow each other. If it goes meanwhile, the move fails.
                if (!parent.equals(made)) {
                    createParents(open, move.path());
                    made = parent;
                }
                publish(open, move);
            }
            for (OutputTree.File file : modes) {
                open.setMode(file.path(), file.mode());
            }
            // All of them: one that was there may have gone with the last file in it.
            for (String directory : directories) {
                createParents(open, directory + "/.");
            }
        }
    }

    /** A directory in a file's place goes if it is empty; what is in it would be somebody else's. */
    private void publish(OpenDirectories open, Move move) throws IOException {
        try {
            staging.publish(open, move.slot(), move.path());
        } catch (FileSystemException e) {
            if (!open.isDirectory(move.path())) {
                throw e;
            }
            open.deleteDirectory(move.path());
            staging.publish(open, move.slot(), move.path());
        }
    }

    /** Removes what was staged and not published. */
    @Override
    public void close() throws IOException {
        staging.close();
    }

    private void stageFile(OutputTree.File file) throws IOException {
        Path destination = root.resolve(file.path());
        // A file seen through a link is not this one, and will be gone with the link.
        Comparison comparison = real.areAbove(file.path()) ? compare(destination, file, digests) : Comparison.OTHER;
        switch (comparison) {
            case SAME -> {}
            case OTHER_MODE -> modes.add(file);
            case OTHER -> {
                Path slot = staging.slotFor(file.path());
                contents.copyTo(file.digest(), slot);
                staging.setMode(slot, file.mode());
                moves.add(new Move(slot, file.path()));
            }
        }
    }

    /** How a file in the project compares with one of a tree. */
    enum Comparison {
        SAME,
        OTHER_MODE,
        OTHER
    }

    static Comparison compare(Path present, OutputTree.File wanted, FileDigests digests) throws IOException {
        try {
            BasicFileAttributes attributes = FileModes.attributes(present);
            if (!attributes.isRegularFile()
                    || attributes.size() != wanted.digest().size()
                    || !digests.of(present).equals(wanted.digest())) {
                return Comparison.OTHER;
            }
            boolean sameMode = !FileModes.hasModes(present) || FileModes.mode(attributes) == wanted.mode();
            return sameMode ? Comparison.SAME : Comparison.OTHER_MODE;
        } catch (FileSystemException e) {
            // Absent, or unreadable, which it was not when it was stored.
            return Comparison.OTHER;
        }
    }

    static boolean isInPlace(Path root, OutputTree.Link link) throws IOException {
        Path present = root.resolve(link.path());
        // Compared as paths, because that is how a link is created: x/ then becomes x.
        return Files.isSymbolicLink(present)
                && Path.of(Files.readSymbolicLink(present).toString()).equals(Path.of(link.target()));
    }

    /** Writing through a link would write somewhere else; a link or file of this action's own goes before. */
    private void refuseForeignParents(OutputTree tree, Set<String> leaving) throws IOException {
        Set<String> seen = new HashSet<>();
        for (OutputTree.File file : tree.files()) {
            refuseForeignParents(file.path(), leaving, seen);
        }
        for (OutputTree.Link link : tree.links()) {
            refuseForeignParents(link.path(), leaving, seen);
        }
        for (String directory : tree.emptyDirectories()) {
            refuseForeignParents(directory + "/.", leaving, seen);
        }
    }

    private void refuseForeignParents(String path, Set<String> leaving, Set<String> seen) throws IOException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (seen.add(parent) && !leaving.contains(parent) && isNoDirectory(root.resolve(parent))) {
                throw new IOException("'" + path + "' cannot be restored: '" + parent + "' is in the way");
            }
        }
    }

    private static boolean isNoDirectory(Path parent) throws IOException {
        try {
            return !FileModes.attributes(parent).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            // A file above it is in the way, and was looked at first.
            return !Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS) && Files.exists(parent);
        }
    }

    /** Creates directories one by one; each is made elsewhere and moved to its place, so that no link is followed. */
    private void createParents(OpenDirectories open, String path) throws IOException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (!open.isDirectory(parent)) {
                Path slot = staging.slotFor(parent);
                Files.createDirectory(slot);
                staging.publish(open, slot, parent);
            }
        }
    }
}
