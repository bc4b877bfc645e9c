package dev.ntask.runtime.verify;

import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says in which files the outputs of two runs of one task differ, and where in them. Permissions other than the executable
 * bit do not count, since they do not for dependants either.
 */
public final class TreeComparison {
    private final ContentStore contents;
    private final String first;
    private final String second;

    /**
     * Creates a comparison.
     *
     * @param contents has the files of both
     * @param first how the first run is called, as in {@code the first run}
     */
    public TreeComparison(ContentStore contents, String first, String second) {
        this.contents = contents;
        this.first = first;
        this.second = second;
    }

    /** Returns the differences, one a line, by path; empty if there are none. */
    public List<String> of(OutputTree one, OutputTree other) throws IOException {
        Map<String, Object> left = entries(one);
        Map<String, Object> right = entries(other);
        TreeSet<String> paths = new TreeSet<>(left.keySet());
        paths.addAll(right.keySet());
        List<String> differences = new ArrayList<>();
        for (String path : paths) {
            Object before = left.get(path);
            Object after = right.get(path);
            if (before == null || after == null) {
                differences.add(path + ": only in " + (after == null ? first : second));
            } else if (before instanceof OutputTree.File a && after instanceof OutputTree.File b) {
                addFiles(a, b, differences);
            } else if (!before.equals(after)) {
                differences.add(path + ": " + describe(before) + ", then " + describe(after));
            }
        }
        return differences;
    }

    /** Files, links and, as their own names, empty directories. */
    private static Map<String, Object> entries(OutputTree tree) {
        Map<String, Object> entries = new TreeMap<>();
        for (OutputTree.File file : tree.files()) {
            entries.put(file.path(), file);
        }
        for (OutputTree.Link link : tree.links()) {
            entries.put(link.path(), link);
        }
        for (String directory : tree.emptyDirectories()) {
            entries.put(directory, directory);
        }
        return entries;
    }

    private static String describe(Object entry) {
        if (entry instanceof OutputTree.Link link) {
            return "a link to " + link.target();
        }
        return entry instanceof OutputTree.File ? "a file" : "an empty directory";
    }

    private void addFiles(OutputTree.File a, OutputTree.File b, List<String> differences) throws IOException {
        if (!a.digest().equals(b.digest())) {
            Path directory = Files.createTempDirectory("ntask-verify");
            Path one = directory.resolve("1");
            Path other = directory.resolve("2");
            try {
                contents.copyTo(a.digest(), one);
                contents.copyTo(b.digest(), other);
                differences.add(a.path() + ": " + FileComparison.of(one, other));
            } finally {
                Files.deleteIfExists(one);
                Files.deleteIfExists(other);
                Files.delete(directory);
            }
        } else if (a.executable() != b.executable()) {
            differences.add(a.path() + ": executable only in " + (a.executable() ? first : second));
        }
    }
}
