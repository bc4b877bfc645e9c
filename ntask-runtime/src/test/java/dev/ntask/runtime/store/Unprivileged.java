package dev.ntask.runtime.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts test classes in a process of their own, as a user whom permissions stop; root is never stopped. */
public final class Unprivileged {
    private static final String NOBODY = "65534";

    private Unprivileged() {}

    /** Gives a tree to that user, and lets them reach it. */
    public static void ownTree(Path root) throws IOException, InterruptedException {
        if (!isRoot()) {
            return;
        }
        run(List.of("chown", "-R", NOBODY + ":" + NOBODY, root.toString()));
        run(List.of("chmod", "a+rx", root.resolve("..").toString(), root.toString()));
    }

    /** Runs a class's main method and returns its exit code. */
    public static int run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        Path reachable = Files.createTempDirectory("ntask-class-path");
        run(List.of("chmod", "a+rx", reachable.toString()));
        command.addAll(java(copyClassPath(reachable), main, arguments));
        try {
            return run(command);
        } finally {
            run(List.of("rm", "-r", reachable.toString()));
        }
    }

    /** The other user cannot read the home directory in which the libraries lie. */
    private static String copyClassPath(Path reachable) throws IOException, InterruptedException {
        List<String> copies = new ArrayList<>();
        for (String entry : classPath().split(File.pathSeparator, -1)) {
            Path source = Path.of(entry);
            boolean needed = Files.isDirectory(source) || entry.matches(".*(ntask|commons-codec|picocli|tomlj).*");
            if (needed && !entry.isEmpty()) {
                Path copy = reachable.resolve(copies.size() + "-" + source.getFileName());
                run(List.of("cp", "-r", entry, copy.toString()));
                copies.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The command that runs a class's main method with the class path of the tests. */
    static List<String> java(Class<?> main, String... arguments) {
        return java(classPath(), main, arguments);
    }

    private static List<String> java(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("hangs: " + command);
        }
        return process.exitValue();
    }
}
