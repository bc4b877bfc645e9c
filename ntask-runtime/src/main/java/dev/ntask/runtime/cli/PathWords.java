package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.TaskDefinition;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the paths that a user typed as seen from the project's root.
 *
 * <p>Users mean paths relative to where they are, with {@code ~} for their home. But actions are compared, and
 * fingerprinted, by their words; so one word must mean one file, wherever ntask was called.
 */
final class PathWords {
    private final Path root;
    private final Path callerDirectory;
    private final String home;

    PathWords(Invocation invocation) {
        this.root = invocation.root();
        this.callerDirectory = invocation.callerDirectory();
        this.home = invocation.environment().getOrDefault("HOME", "~");
    }

    /** The words given to a task, with those for paths as seen from the root. */
    Arguments fromRoot(TaskDefinition task, Arguments given) {
        Map<String, List<String>> words = null;
        for (Parameter parameter : task.parameters()) {
            if (parameter.takesPaths() && given.has(parameter.name())) {
                words = words == null ? new TreeMap<>(given.asMap()) : words;
                words.put(parameter.name(), fromRoot(given.words(parameter.name())));
            }
        }
        return words == null ? given : Arguments.of(words);
    }

    List<String> fromRoot(List<String> words) {
        List<String> paths = new ArrayList<>();
        for (String word : words) {
            paths.add(fromRoot(word));
        }
        return paths;
    }

    /**
     * The path, absolute, that a user means by a word.
     *
     * @throws InvalidPathException if it is none
     */
    Path path(String word) {
        boolean atHome = word.equals("~") || word.startsWith("~/");
        return callerDirectory.resolve(atHome ? home + word.substring(1) : word).normalize();
    }

    private String fromRoot(String word) {
        try {
            Path path = path(word);
            if (!path.startsWith(root)) {
                return path.toString();
            }
            String relative = root.relativize(path).toString();
            return relative.isEmpty()
                    ? "."
                    : relative.replace(path.getFileSystem().getSeparator(), "/");
        } catch (InvalidPathException e) {
            // The conversion will say that it is no path.
            return word;
        }
    }
}
