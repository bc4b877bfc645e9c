package dev.ntask.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the README shows, so that tests run exactly that. */
final class Readme {
    private static final Path FILE = Path.of("..", "README.md");

    private Readme() {}

    /** The first block of code in a language below a heading. */
    static String block(String heading, String language) throws IOException {
        String text = Files.readString(FILE);
        String start = "```" + language + "\n";
        int below = found(text, "# " + heading + "\n", 0);
        int from = found(text, start, below) + start.length();
        return text.substring(from, found(text, "```", from));
    }

    private static int found(String text, String what, int from) {
        int at = text.indexOf(what, from);
        if (at < 0) {
            throw new AssertionError("README.md has no '" + what.strip() + "' where it should");
        }
        return at;
    }
}
