package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.file.PlainNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Finds what lies where an action writes. {@code .gitignore} does not matter here, links are not followed, and the project's
 * own {@code .git} and ntask's directory are never outputs.
 */
final class OutputWalk {
    /** Begins the name of a directory in which a restore stages files; one that is found was left by a crash. */
    static final String STAGING = ".ntask-stage-";

    private final Path stateDirectory;
    private final GlobSet patterns;
    private final List<Found> found = new ArrayList<>();

    private OutputWalk(Path stateDirectory, GlobSet patterns) {
        this.stateDirectory = stateDirectory;
        this.patterns = patterns;
    }

    /**
     * Something that was found, or a directory on the way.
     *
     * @param path relative to the root, with slashes
     * @param declared whether the patterns match it; only a directory may be listed without
     * @param empty whether it is a declared directory without entries
     */
    record Found(String path, Path file, BasicFileAttributes attributes, boolean declared, boolean empty) {
        boolean isDirectory() {
            return attributes.isDirectory();
        }
    }

    /** Returns what is there, each directory behind what it contains. */
    static List<Found> of(Path root, Path stateDirectory, GlobSet patterns) throws IOException {
        OutputWalk walk = new OutputWalk(stateDirectory, patterns);
        walk.enter(root, "");
        return walk.found;
    }

    /**
     * Returns the first symbolic link on the way to where patterns begin. What lies behind it is not in the project, or has
     * another name there: it could be neither cleaned nor stored, and nobody would notice.
     */
    static Optional<String> linkOnTheWay(Path root, GlobSet patterns) {
        for (GlobPattern pattern : patterns.patterns()) {
            String prefix = pattern.negated() ? "" : directoryOf(pattern);
            for (int end = next(prefix, 0); end > 0; end = next(prefix, end + 1)) {
                String above = prefix.substring(0, end);
                if (Files.isSymbolicLink(root.resolve(above))) {
                    return Optional.of(above);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The last directory that is certain. A literal file's own name may be a link, which is then the output.
     */
    private static String directoryOf(GlobPattern pattern) {
        if (pattern.directoryOnly() && pattern.isLiteral()) {
            return pattern.literal().orElseThrow();
        }
        String prefix = pattern.literalPrefix();
        int slash = prefix.lastIndexOf('/');
        return pattern.isLiteral() ? prefix.substring(0, Math.max(slash, 0)) : prefix;
    }

    private static int next(String prefix, int from) {
        if (from > prefix.length()) {
            return -1;
        }
        int slash = prefix.indexOf('/', from);
        return slash < 0 ? prefix.length() : slash;
    }

    /** Looks at what may matter in a directory: what the patterns spell out, or all of it. Returns whether there is nothing. */
    private boolean enter(Path directory, String path) throws IOException {
        Optional<SortedSet<String>> names = patterns.namesIn(path);
        if (names.isEmpty() || !PlainNames.haveAll(names.get()) || answersToOthers(directory, names.get())) {
            return list(directory, path);
        }
        for (String name : names.get()) {
            look(directory.resolve(name), path);
        }
        // Whether it is empty matters of a declared directory only, of which no pattern spells out a part.
        return false;
    }

    private static boolean answersToOthers(Path directory, SortedSet<String> names) {
        for (String name : names) {
            if (PlainNames.answersToOther(directory, name)) {
                return true;
            }
        }
        return false;
    }

    private boolean list(Path directory, String path) throws IOException {
        boolean empty = true;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                empty = false;
                look(entry, path);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return empty;
    }

    private void look(Path entry, String parent) throws IOException {
        String name = entry.getFileName().toString();
        String path = parent.isEmpty() ? name : parent + "/" + name;
        if (OutputPaths.isReserved(path) || entry.equals(stateDirectory)) {
            return;
        }
        // Most of what lies beside an output is not looked at: its name says that it is none.
        boolean asFile = patterns.matches(path, false);
        if (!asFile && !patterns.matches(path, true) && !patterns.mayMatchBelow(path)) {
            return;
        }
        BasicFileAttributes attributes;
        try {
            attributes = FileModes.attributes(entry);
        } catch (NoSuchFileException e) {
            // Removed between the listing and the look: then it is not there.
            return;
        }
        if (attributes.isDirectory()) {
            lookAtDirectory(entry, path, attributes);
        } else if (asFile) {
            found.add(new Found(path, entry, attributes, true, false));
        }
    }

    private void lookAtDirectory(Path directory, String path, BasicFileAttributes attributes) throws IOException {
        boolean declared = patterns.matches(path, true);
        if (!declared && !patterns.mayMatchBelow(path)) {
            return;
        }
        boolean empty;
        try {
            empty = enter(directory, path);
        } catch (NoSuchFileException e) {
            return;
        }
        found.add(new Found(path, directory, attributes, declared, empty));
    }

    /** Tells whether a path's text names that very file again; a name that does not decode does not. */
    static boolean decodes(Path root, Found entry) {
        return Files.exists(root.resolve(entry.path()), LinkOption.NOFOLLOW_LINKS)
                && root.resolve(entry.path()).equals(entry.file());
    }
}
