package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobSet;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Refuses results that would write where their task has nothing to write: entries may come from anywhere. */
final class OutputPaths {
    private OutputPaths() {}

    /** Requires that a tree lies within an action's patterns, inside the project, and does not contradict itself. */
    static void check(OutputTree tree, GlobSet patterns) throws IOException {
        Set<String> leaves = new HashSet<>();
        for (OutputTree.File file : tree.files()) {
            checkDeclared(file.path(), patterns.matches(file.path(), false));
            checkOnce(file.path(), leaves);
        }
        for (OutputTree.Link link : tree.links()) {
            checkDeclared(link.path(), patterns.matches(link.path(), false));
            checkOnce(link.path(), leaves);
        }
        for (String directory : tree.emptyDirectories()) {
            checkDeclared(directory, patterns.matches(directory, true));
            checkOnce(directory, leaves);
        }
        for (String leaf : leaves) {
            checkNothingAbove(leaf, leaves);
        }
    }

    private static void checkDeclared(String path, boolean declared) throws IOException {
        if (!isInside(path) || isReserved(path)) {
            throw new IOException("damaged: output path '" + path + "' leads where no task writes");
        }
        if (!declared) {
            throw new IOException("damaged: '" + path + "' is none of the declared outputs");
        }
    }

    private static void checkOnce(String path, Set<String> leaves) throws IOException {
        if (!leaves.add(path)) {
            throw new IOException("damaged: output '" + path + "' is there twice");
        }
    }

    /** A path below a file or a link cannot be; below a link it would be somewhere else. */
    private static void checkNothingAbove(String path, Set<String> leaves) throws IOException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (leaves.contains(path.substring(0, slash))) {
                throw new IOException("damaged: output '" + path + "' lies below a file or link");
            }
        }
    }

    /** Tells whether a path is git's or ntask's own, where no task writes; some file systems disregard case. */
    static boolean isReserved(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        return first.equalsIgnoreCase(".git") || first.equalsIgnoreCase(".ntask");
    }

    /** Tells whether a path is relative, without empty and dotted parts, on every platform. */
    static boolean isInside(String path) {
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (!isName(path.substring(start, end))) {
                return false;
            }
            start = end + 1;
        }
        return File.separatorChar == '/' || (path.indexOf('\\') < 0 && path.indexOf(':') < 0);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('\0') < 0;
    }
}
