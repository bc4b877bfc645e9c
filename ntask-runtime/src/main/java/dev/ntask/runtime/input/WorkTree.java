package dev.ntask.runtime.input;

import dev.ntask.core.glob.IgnoreFile;
import dev.ntask.core.glob.IgnoreRules;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * @param state the prefix and these files, byte by byte: two work trees whose states are the same mean the same
 */
record WorkTree(String prefix, IgnoreRules rules, String state) {
    private static final String IGNORE_FILE = ".gitignore";

    private static final WorkTree NONE = new WorkTree("", IgnoreRules.none(), "");

    /**
     * Looks upward for the work tree. One that ignores the project altogether is none of its business: with its rules, no
     * pattern would match any file.
     */
    static WorkTree around(Path root) throws InputException {
        List<Path> above = directoriesAbove(root);
        IgnoreRules rules = IgnoreRules.none();
        Encoder state = new Encoder();
        for (int i = 0; i < above.size(); i++) {
            Path directory = above.get(i);
            String relative = SlashPath.of(above.get(0), directory);
            byte[] content = ignoreFile(directory);
            state.putString(relative).putBytes(content);
            rules = rules.with(IgnoreFile.parse(relative, content));
            Path next = i + 1 < above.size() ? above.get(i + 1) : root;
            if (rules.ignores(SlashPath.of(above.get(0), next), true)) {
                return NONE;
            }
        }
        if (above.isEmpty()) {
            return NONE;
        }
        String prefix = SlashPath.of(above.get(0), root);
        byte[] bytes = state.putString(prefix).toBytes();
        return new WorkTree(prefix, rules, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The directories from the top of the work tree down to the parent of the root; empty if the root is the top. */
    static List<Path> directoriesAbove(Path root) {
        List<Path> above = new ArrayList<>();
        Path directory = root;
        while (directory != null) {
            if (isTop(directory)) {
                return above;
            }
            directory = directory.getParent();
            if (directory != null) {
                above.add(0, directory);
            }
        }
        return List.of();
    }

    /** The ignore files above the root that count, whether there is one or not. */
    static List<Path> ignoreFilesAbove(Path root) {
        List<Path> files = new ArrayList<>();
        for (Path directory : directoriesAbove(root)) {
            files.add(directory.resolve(IGNORE_FILE));
        }
        return files;
    }

    /** The top of the work tree as a path from the root: {@code .}, {@code ./..} and so on; empty if there is none. */
    static String top(Path root) {
        StringBuilder top = new StringBuilder(".");
        for (Path directory = root; directory != null; directory = directory.getParent()) {
            if (isTop(directory)) {
                return top.toString();
            }
            top.append("/..");
        }
        return "";
    }

    private static boolean isTop(Path directory) {
        return Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
    }

    /** What the ignore file of a directory says; nothing if there is none. */
    static byte[] ignoreFile(Path directory) throws InputException {
        Path file = directory.resolve(IGNORE_FILE);
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
