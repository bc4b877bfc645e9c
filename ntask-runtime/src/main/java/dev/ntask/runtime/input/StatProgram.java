package dev.ntask.runtime.input;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the program {@code stat} of GNU coreutils say how files look.
 *
 * <p>Java asks for the time that only the system sets, and for the number of a file, by their names alone, which takes
 * several times as long as the question itself. The program takes thousands of paths, from {@code xargs}, and prints a
 * line for each that is there. Both are taken from where a system keeps its own programs, never from {@code PATH}, so that
 * nothing else can answer for the file system. Immutable.
 */
final class StatProgram {
    private static final String[] DIRECTORIES = {"/usr/bin", "/bin", "/run/current-system/sw/bin"};

    /** Type and mode in base 16, size, number, both times in nanoseconds, and the path as it was given. */
    private static final String FORMAT = "--printf=%f %s %i %.9Y %.9Z %n\\0";

    private static final int SECOND = 1_000_000_000;

    private final String stat;
    private final String xargs;

    private StatProgram(String stat, String xargs) {
        this.stat = stat;
        this.xargs = xargs;
    }

    /** Finds the program on this system; null if there is none, or it may be another. */
    static @Nullable StatProgram find() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return null;
        }
        for (String directory : DIRECTORIES) {
            File stat = new File(directory, "stat");
            File xargs = new File(directory, "xargs");
            if (stat.canExecute() && xargs.canExecute()) {
                return new StatProgram(stat.getPath(), xargs.getPath());
            }
        }
        return null;
    }

    /**
     * Tells whether the program on this system prints of a directory what {@link #line} expects: another program may bear
     * its name.
     */
    static boolean speaksAsExpected(Path directory) throws IOException {
        StatProgram program = find();
        if (program == null) {
            return false;
        }
        SeenNode node = new SeenNode("", FileStat.of(directory));
        Process process = program.start(directory);
        try (OutputStream paths = process.getOutputStream()) {
            paths.write(new byte[] {'.', 0});
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed.equals(line(node));
    }

    /**
     * Starts it: it reads paths relative to a directory, each with a zero behind it, and prints a line for each that is there,
     * also with a zero behind it. What it cannot say, it leaves out.
     */
    Process start(Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(xargs, "-0", stat, FORMAT, "--");
        builder.directory(directory.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.clear();
        // In other languages fractions may begin with a comma.
        environment.put("LC_ALL", "C");
        return builder.start();
    }

    /** The path of a node as the program is given it. */
    static String path(SeenNode node) {
        return node.path().isEmpty() ? "." : node.path();
    }

    /** What the program prints of a node that looks as it was seen. */
    static String line(SeenNode node) {
        FileStat stat = node.stat();
        StringBuilder line = new StringBuilder();
        line.append(Integer.toHexString(stat.unixMode()));
        line.append(' ').append(stat.size()).append(' ').append(stat.inode());
        line.append(' ').append(time(stat.modified())).append(' ').append(time(stat.changed()));
        return line.append(' ').append(path(node)).append('\0').toString();
    }

    private static String time(long nanos) {
        String fraction = String.valueOf(SECOND + Math.floorMod(nanos, SECOND));
        return Math.floorDiv(nanos, SECOND) + "." + fraction.substring(1);
    }
}
