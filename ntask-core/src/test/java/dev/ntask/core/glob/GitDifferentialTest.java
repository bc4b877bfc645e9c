package dev.ntask.core.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks git and us the same random questions; {@code -Dntask.fuzz=N} asks more of them, {@code -Dntask.seed=N} others. */
class GitDifferentialTest {
    private static final int CASES = Integer.getInteger("ntask.fuzz", 200);
    private static final long SEED = Long.getLong("ntask.seed", 20260101);
    private static final int BATCH = 200;

    @TempDir
    Path temp;

    @Test
    void nestedIgnoreFilesAgreeWithGit() throws IOException {
        for (int first = 0; first < CASES; first += BATCH) {
            Map<String, RandomTree> trees = new LinkedHashMap<>();
            for (int i = first; i < Math.min(CASES, first + BATCH); i++) {
                RandomTree tree = new RandomTree(new Random(SEED + i));
                tree.ignoreAtRandom();
                trees.put("case" + i, tree);
            }
            Map<String, Boolean> expected = askGit(temp.resolve("nested" + first), trees);
            trees.forEach((name, tree) -> tree.entries().forEach((path, directory) -> {
                String whole = name + "/" + path;
                boolean ignored = ignored(name, tree, path, directory);
                assertEquals(expected.get(whole), ignored, () -> describe(name, tree, path));
            }));
        }
    }

    @Test
    void ignoreFilesAtTheTopAgreeWithGit() throws IOException {
        for (int i = 0; i < Math.max(10, CASES / 40); i++) {
            RandomTree tree = new RandomTree(new Random(SEED - 1 - i));
            tree.ignoreAtRandom();
            Map<String, Boolean> expected = askGit(temp.resolve("top" + i), Map.of("", tree));
            tree.entries()
                    .forEach((path, directory) -> assertEquals(
                            expected.get(path), ignored("", tree, path, directory), () -> describe("", tree, path)));
        }
    }

    @Test
    void onePatternCoversWhatGitIgnores() throws IOException {
        int compared = 0;
        int covered = 0;
        for (int first = 0; first < CASES; first += BATCH) {
            Map<String, RandomTree> trees = new LinkedHashMap<>();
            Map<String, GlobPattern> patterns = new LinkedHashMap<>();
            for (int i = first; i < Math.min(CASES, first + BATCH); i++) {
                RandomTree tree = new RandomTree(new Random(SEED * 3 + i));
                GlobPattern pattern = validPattern(tree);
                tree.ignore("", (pattern.text() + "\n").getBytes(StandardCharsets.UTF_8));
                trees.put("case" + i, tree);
                patterns.put("case" + i, pattern);
            }
            Map<String, Boolean> expected = askGit(temp.resolve("one" + first), trees);
            for (Map.Entry<String, RandomTree> entry : trees.entrySet()) {
                GlobPattern pattern = Objects.requireNonNull(patterns.get(entry.getKey()));
                for (Map.Entry<String, Boolean> file :
                        entry.getValue().entries().entrySet()) {
                    String path = file.getKey();
                    boolean covers = pattern.covers(path, file.getValue());
                    assertEquals(
                            expected.get(entry.getKey() + "/" + path),
                            covers,
                            () -> describe(entry.getKey(), entry.getValue(), path));
                    compared++;
                    if (covers) {
                        covered++;
                        checkPruning(pattern, path);
                    }
                }
            }
        }
        assertTrue(covered > compared / 20, covered + " of " + compared + " covered: the patterns miss the names");
    }

    private static void checkPruning(GlobPattern pattern, String path) {
        String prefix = pattern.literalPrefix();
        assertTrue(
                prefix.isEmpty() || path.equals(prefix) || path.startsWith(prefix + "/"),
                () -> pattern + " covers " + path + " outside of " + prefix);
        assertTrue(pattern.mayMatchBelow(""), () -> pattern + " covers " + path);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String directory = path.substring(0, slash);
            assertTrue(pattern.mayMatchBelow(directory), () -> pattern + " covers " + path + " below " + directory);
        }
    }

    private static GlobPattern validPattern(RandomTree tree) {
        while (true) {
            String text = tree.randomPattern();
            try {
                GlobPattern pattern = GlobPattern.parse(text);
                if (!pattern.negated() && !text.startsWith("#") && text.indexOf('\r') < 0) {
                    return pattern;
                }
            } catch (GlobSyntaxException e) {
                assertFalse(e.reason().isEmpty());
            }
        }
    }

    private static Map<String, Boolean> askGit(Path workTree, Map<String, RandomTree> trees) throws IOException {
        Files.createDirectories(workTree);
        Git git = Git.init(workTree);
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, RandomTree> entry : trees.entrySet()) {
            entry.getValue().write(workTree.resolve(entry.getKey()));
            String prefix = entry.getKey().isEmpty() ? "" : entry.getKey() + "/";
            for (String path : entry.getValue().entries().keySet()) {
                paths.add(prefix + path);
            }
        }
        return git.ignored(paths);
    }

    /** Walks down to the path as a walk of the tree would. */
    private static boolean ignored(String top, RandomTree tree, String path, boolean directory) {
        String prefix = top.isEmpty() ? "" : top + "/";
        IgnoreRules rules = with(IgnoreRules.none(), top, tree, "");
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (rules.ignores(prefix + parent, true)) {
                return true;
            }
            rules = with(rules, prefix + parent, tree, parent);
        }
        return rules.ignores(prefix + path, directory);
    }

    private static IgnoreRules with(IgnoreRules rules, String whole, RandomTree tree, String directory) {
        byte[] content = tree.ignoreFiles().get(directory);
        return content == null ? rules : rules.with(IgnoreFile.parse(whole, content));
    }

    private static String describe(String name, RandomTree tree, String path) {
        StringBuilder text = new StringBuilder("seed " + SEED + " " + name + " path <" + path + ">");
        tree.ignoreFiles()
                .forEach((directory, content) -> text.append("\n<")
                        .append(directory)
                        .append(">: ")
                        .append(new String(content, StandardCharsets.UTF_8)
                                .replace("\n", "\\n")
                                .replace("\r", "\\r")));
        return text.toString();
    }
}
