package dev.ntask.core.glob;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A small random tree with ignore files whose patterns are likely to meet its names. */
final class RandomTree {
    private static final String[] NAMES = {
        "a", "b", "ab", "ba", "aa", "abc", "a.b", "b.a", "foo", "foo.a", "ä", "äö", "a b", "a ", "[a]", "a*", "-", "a]",
        "a\\", "!a", "#a", ".a", "x", "B", "a-b", "日", "a\tb", "a{b,a}", "1", "~", "a^"
    };
    private static final String[] PIECES = {
        "a",
        "b",
        "ab",
        "*",
        "**",
        "***",
        "?",
        "/",
        "/",
        "**/",
        "/**",
        "/**/",
        "[ab]",
        "[!a]",
        "[^b]",
        "[a-c]",
        "[]a]",
        "[a",
        "[!",
        "[",
        "]",
        "\\",
        "\\*",
        "\\/",
        "\\ ",
        " ",
        "!",
        "#",
        "\\!",
        "\\#",
        ".",
        "ä",
        "[ä]",
        "[[:alpha:]]",
        "[[:punct:]]",
        "[![:space:]]",
        "[[:digit:]a]",
        "[[:nope:]]",
        "[[:a]",
        "[a-]",
        "[-a]",
        "[\\]]",
        "[\\a-\\c]",
        "[c-a]",
        "foo",
        "x",
        "B",
        "-",
        "[/]",
        "[!/]a",
        "{a,b}",
        "\t",
        "\r",
        "日",
        "[[:upper:]]",
        "[[:cntrl:]b]",
        "[a-c-x]",
        "[[:alpha:]-b]",
        "[[.a.]]",
        "[[]",
        "[[a]",
        "~",
        "^"
    };

    private static final String[] WILDCARDS = {"*", "**", "?", "**/", "/**", "/**/", "*/", "[a-z]", "[!/]"};

    private final Random random;

    /** Whether each path of the tree is a directory. */
    private final Map<String, Boolean> entries = new TreeMap<>();

    private final Map<String, byte[]> ignoreFiles = new TreeMap<>();

    RandomTree(Random random) {
        this.random = random;
        fill("", 0);
    }

    Map<String, Boolean> entries() {
        return entries;
    }

    /** The content of each ignore file by its directory; the top is the empty string. */
    Map<String, byte[]> ignoreFiles() {
        return ignoreFiles;
    }

    void ignore(String directory, byte[] content) {
        ignoreFiles.put(directory, content);
    }

    /** Puts random ignore files at the top and here and there below. */
    void ignoreAtRandom() {
        ignore("", randomFile());
        entries.forEach((path, directory) -> {
            if (directory && random.nextInt(4) == 0) {
                ignore(path, randomFile());
            }
        });
    }

    String randomPattern() {
        List<String> paths = new ArrayList<>(entries.keySet());
        StringBuilder pattern = new StringBuilder(random.nextInt(5) == 0 ? "!" : "");
        int manner = random.nextInt(4);
        if (manner < 2) {
            if (random.nextInt(6) == 0) {
                pattern.append('/');
            }
            String path = paths.get(random.nextInt(paths.size()));
            pattern.append(manner == 0 ? withSpansReplaced(path) : withCharactersReplaced(path));
        } else {
            for (int i = random.nextInt(6); i >= 0; i--) {
                pattern.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        if (random.nextInt(6) == 0) {
            pattern.append('/');
        }
        if (random.nextInt(12) == 0) {
            pattern.append("  ");
        }
        return pattern.toString();
    }

    private String withSpansReplaced(String path) {
        StringBuilder text = new StringBuilder(path);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(4));
            text.replace(from, to, WILDCARDS[random.nextInt(WILDCARDS.length)]);
        }
        return text.toString();
    }

    private String withCharactersReplaced(String path) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            boolean keep = random.nextInt(4) > 0;
            text.append(keep ? String.valueOf(path.charAt(i)) : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    void write(Path top) throws IOException {
        Files.createDirectories(top);
        for (Map.Entry<String, Boolean> entry : entries.entrySet()) {
            Path path = top.resolve(entry.getKey());
            if (entry.getValue()) {
                Files.createDirectory(path);
            } else {
                Files.createFile(path);
            }
        }
        for (Map.Entry<String, byte[]> file : ignoreFiles.entrySet()) {
            Files.write(top.resolve(file.getKey()).resolve(".gitignore"), file.getValue());
        }
    }

    private void fill(String directory, int depth) {
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            String path = directory + NAMES[random.nextInt(NAMES.length)];
            if (!entries.containsKey(path)) {
                boolean isDirectory = depth < 3 && random.nextInt(2) == 0;
                entries.put(path, isDirectory);
                if (isDirectory) {
                    fill(path + "/", depth + 1);
                }
            }
        }
    }

    private byte[] randomFile() {
        StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "\ufeff" : "");
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(random.nextInt(12) == 0 ? "" : randomPattern());
            text.append(random.nextInt(12) == 0 ? "\r\n" : i == 0 && random.nextInt(3) == 0 ? "" : "\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
