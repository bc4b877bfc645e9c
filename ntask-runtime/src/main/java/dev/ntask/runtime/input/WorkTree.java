package dev.ntask.runtime.input;

import dev.ntask.core.glob.IgnoreFile;
import dev.ntask.core.glob.IgnoreRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The git work tree around a project, for the ignore files that lie above the project's root.
 *
 * @param prefix where the root lies in the work tree: empty if it is the top
 * @param rules what the ignore files above the root say
 */
record WorkTree(String prefix, IgnoreRules rules) {
    private static final WorkTree NONE = new WorkTree("", IgnoreRules.none());

    /**
     * Looks upward for the work tree. One that ignores the project altogether is none of its business: with its rules, no
     * pattern would match any file.
     */
    static WorkTree around(Path root) throws InputException {
        List<Path> above = directoriesAbove(root);
        IgnoreRules rules = IgnoreRules.none();
        for (int i = 0; i < above.size(); i++) {
            Path directory = above.get(i);
            String relative = SlashPath.of(above.get(0), directory);
            rules = rules.with(IgnoreFile.parse(relative, ignoreFile(directory)));
            Path next = i + 1 < above.size() ? above.get(i + 1) : root;
            if (rules.ignores(SlashPath.of(above.get(0), next), true)) {
                return NONE;
            }
        }
        return above.isEmpty() ? NONE : new WorkTree(SlashPath.of(above.get(0), root), rules);
    }

    /** The directories from the top of the work tree down to the parent of the root; empty if the root is the top. */
    private static List<Path> directoriesAbove(Path root) {
        List<Path> above = new ArrayList<>();
        Path directory = root;
        while (directory != null) {
            if (Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return above;
            }
            directory = directory.getParent();
            if (directory != null) {
                above.add(0, directory);
            }
        }
        return List.of();
    }

    private static byte[] ignoreFile(Path directory) throws InputException {
        Path file = directory.resolve(".gitignore");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputException.unreadable(file.toString(), e);
        }
    }
}
