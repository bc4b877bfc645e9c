package dev.ntask.runtime.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The call that this process is, in the words in which the script tells of one: where ntask is installed, the top of git's
 * work tree, the words of the command line and the environment.
 *
 * <p>Everything here must be what {@code looks} in {@code bin/ntask} prints, byte by byte; if it is not, no answer is ever
 * found. Immutable.
 */
public final class Caller {
    /** What shells set anew for each call; the script leaves them out. */
    public static final Set<String> LEFT_OUT = Set.of("_", "OLDPWD", "PWD", "SHLVL");

    private static final String LOCALE = "LC_ALL=";

    private final Path home;
    private final List<String> words;
    private final List<byte[]> variables;

    private final boolean terminal;

    private Caller(Path home, List<String> words, List<byte[]> variables, boolean terminal) {
        this.home = home;
        this.words = words;
        this.variables = variables;
        this.terminal = terminal;
    }

    /**
     * Creates a caller.
     *
     * @param home where ntask is installed
     * @param words the words of the command line
     * @param terminal whether standard output is a terminal
     * @param environment the variables, each with a zero behind it
     */
    public static Caller of(Path home, List<String> words, boolean terminal, byte[] environment) {
        List<byte[]> variables = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < environment.length; i++) {
            if (environment[i] == 0) {
                variables.add(Arrays.copyOfRange(environment, start, i));
                start = i + 1;
            }
        }
        return new Caller(home, List.copyOf(words), variables, terminal);
    }

    /** Says what the script prints of a call, for a project whose work tree has its top at a path; empty if there is none. */
    public byte[] text(String top) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, bytes(home.toString()));
        put(out, bytes(top));
        put(out, bytes(terminal ? "terminal" : ""));
        put(out, locale());
        put(out, bytes(Integer.toString(words.size())));
        for (String word : words) {
            put(out, bytes(word));
        }
        for (byte[] variable : sorted()) {
            put(out, variable);
        }
        return out.toByteArray();
    }

    /** Returns a number that another caller will hardly have, nor the same one from another place or terminal. */
    int sign() {
        return Arrays.hashCode(text(""));
    }

    /** The programs run in a locale of their own, so that the caller's is told apart from the rest. */
    private byte[] locale() {
        for (byte[] variable : variables) {
            if (text(variable).startsWith(LOCALE)) {
                return Arrays.copyOfRange(variable, LOCALE.length() - 1, variable.length);
            }
        }
        return new byte[0];
    }

    private List<byte[]> sorted() {
        List<byte[]> sorted = new ArrayList<>();
        for (byte[] variable : variables) {
            String text = text(variable);
            int equals = text.indexOf('=');
            boolean leftOut = equals >= 0 && LEFT_OUT.contains(text.substring(0, equals));
            if (!leftOut && !text.startsWith(LOCALE)) {
                sorted.add(variable);
            }
        }
        sorted.add(bytes(LOCALE + "C"));
        sorted.sort(Arrays::compareUnsigned);
        return sorted;
    }

    /** One character for each byte. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteArrayOutputStream out, byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        out.write(0);
    }
}
