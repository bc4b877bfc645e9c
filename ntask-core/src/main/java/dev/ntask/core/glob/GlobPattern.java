package dev.ntask.core.glob;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One pattern for the paths of inputs or outputs, in the syntax of {@code gitignore(5)}.
 *
 * <p>A pattern with a slash that is not its last character is anchored at the root; any other matches at every depth. One
 * that ends in a slash matches only directories. What matches a directory covers everything below it.
 *
 * <p>Different from a line of an ignore file, a pattern that could never match is an error here, and {@code #} begins no
 * comment: a typing slip must not quietly leave out an input.
 */
public final class GlobPattern {
    private final String text;
    private final Program program;
    private final boolean negated;

    private GlobPattern(String text, Program program, boolean negated) {
        this.text = text;
        this.program = program;
        this.negated = negated;
    }

    /**
     * Compiles a pattern; spaces at its end that no backslash quotes do not count.
     *
     * @throws GlobSyntaxException if it is malformed
     */
    public static GlobPattern parse(String text) {
        return parse(text, Parser.Use.READ);
    }

    /**
     * Compiles a pattern for what is written, and so removed before: {@code build/} and {@code *.log} mean the root alone,
     * where they were meant, not a package {@code build} somewhere among the sources. One that begins with {@code !} takes
     * away at every depth, as elsewhere.
     *
     * @throws GlobSyntaxException if it is malformed
     */
    public static GlobPattern parseOutput(String text) {
        return parse(text, Parser.Use.WRITTEN);
    }

    private static GlobPattern parse(String text, Parser.Use use) {
        byte[] bytes = PathBytes.of(text);
        checkCharacters(text, bytes);
        byte[] trimmed = IgnoreFile.trimTrailingSpaces(bytes);
        try {
            Parser.Parsed parsed = Parser.parse(trimmed, use);
            return new GlobPattern(text, parsed.program(), parsed.negated());
        } catch (Malformed malformed) {
            String before = new String(bytes, 0, malformed.at(), StandardCharsets.UTF_8);
            throw new GlobSyntaxException(text, before.length(), malformed.reason());
        }
    }

    /** Quotes a text so that as part of a pattern it stands for itself. */
    public static String escape(String literal) {
        StringBuilder escaped = new StringBuilder(literal.length() + 8);
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if ("*?[\\!{} ".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    private static void checkCharacters(String text, byte[] bytes) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw new GlobSyntaxException(text, nul, "no path contains the character NUL");
        }
        if (!new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            throw new GlobSyntaxException(text, 0, "half a surrogate pair is no character");
        }
    }

    /** The pattern as it was written. */
    public String text() {
        return text;
    }

    /** Whether the pattern begins with {@code !} and so takes away what earlier ones matched. */
    public boolean negated() {
        return negated;
    }

    /** Whether the pattern ends in a slash and so matches directories only, with everything below. */
    public boolean directoryOnly() {
        return program.directoryOnly();
    }

    /** Whether the pattern begins at the root, because it contains a slash or is one for outputs. */
    public boolean anchored() {
        return !program.floating();
    }

    /** Whether the pattern is a path or name without any wildcard. */
    public boolean isLiteral() {
        return literal().isPresent();
    }

    /** The path or name a literal pattern stands for, without quoting and without slashes around it. */
    public Optional<String> literal() {
        int first = program.floating() ? 1 : 0;
        for (int i = first; i < program.length(); i++) {
            if (program.step(i) != Program.LITERAL) {
                return Optional.empty();
            }
        }
        return Optional.of(literals(first, program.length()));
    }

    /**
     * The path that everything the pattern covers equals or lies below, as far as it is certain: {@code build/classes}
     * for {@code build/classes/**}, and the empty string, the root, for a pattern that is not anchored.
     */
    public String literalPrefix() {
        int length = program.literalLength();
        if (length == program.length()) {
            return literals(0, length);
        }
        int slash = length - 1;
        while (slash > 0 && program.literal(slash) != '/') {
            slash--;
        }
        return slash <= 0 ? "" : literals(0, slash);
    }

    private String literals(int from, int to) {
        byte[] bytes = new byte[to - from];
        for (int i = from; i < to; i++) {
            bytes[i - from] = program.literal(i);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether the pattern matches a path or a directory above it; negation is left to {@link GlobSet}. */
    public boolean covers(String path, boolean directory) {
        return covers(PathBytes.of(path), directory);
    }

    /** As {@link #covers(String, boolean)}, for a path in UTF-8. */
    public boolean covers(byte[] path, boolean directory) {
        return program.covers(path, directory);
    }

    /** Whether the pattern may cover something below a directory; the root is the empty string. */
    public boolean mayMatchBelow(String directory) {
        return mayMatchBelow(PathBytes.of(directory));
    }

    /** As {@link #mayMatchBelow(String)}, for a path in UTF-8. */
    public boolean mayMatchBelow(byte[] directory) {
        return program.mayMatchBelow(directory);
    }

    Program program() {
        return program;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GlobPattern pattern && pattern.text.equals(text) && pattern.anchored() == anchored();
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
