package dev.ntask.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts the packaged launcher as a process, in an environment that holds nothing but what a test puts there. */
final class Launcher {
    /** The distribution as a folder, as {@code mvn package} leaves it. */
    static final Path DISTRIBUTION = Path.of(System.getProperty("ntask.dist")).toAbsolutePath();

    private static final long PATIENCE_SECONDS = 120;

    private final Path directory;
    private final List<String> command;
    private final Map<String, String> environment;

    private Launcher(Path directory, List<String> command, Map<String, String> environment) {
        this.directory = directory;
        this.command = command;
        this.environment = environment;
    }

    /** The flags that the script gives to Java, an archive or not. */
    static List<String> flags() throws IOException {
        StringBuilder flags = new StringBuilder();
        for (String line : Files.readAllLines(DISTRIBUTION.resolve("bin/ntask"))) {
            if (line.startsWith("nt_flags=")) {
                flags.append(line, line.indexOf('\'') + 1, line.lastIndexOf('\''));
            }
        }
        return List.of(flags.toString().split(" "));
    }

    /** A launcher that is called in a directory, on the Java that runs the tests. */
    static Launcher in(Path directory) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", System.getProperty("user.home"));
        environment.put("LANG", "C.UTF-8");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        // Else a process would go on behind each test; -Dntask.archive=wait runs them all from archives.
        environment.put("NTASK_ARCHIVE", System.getProperty("ntask.archive", "off"));
        return new Launcher(directory, List.of(DISTRIBUTION.resolve("bin/ntask").toString()), environment);
    }

    /** The same launcher, called in another directory. */
    Launcher at(Path other) {
        return new Launcher(other, command, environment);
    }

    /** The same launcher, called as another file: a link, or one of another installation. */
    Launcher as(String... file) {
        return new Launcher(directory, List.of(file), environment);
    }

    /** The same launcher with a word before those of {@link #run}. */
    Launcher and(String word) {
        List<String> longer = new ArrayList<>(command);
        longer.add(word);
        return new Launcher(directory, longer, environment);
    }

    Launcher with(String variable, String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.put(variable, value);
        return new Launcher(directory, command, changed);
    }

    Launcher without(String variable) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.remove(variable);
        return new Launcher(directory, command, changed);
    }

    /** The same launcher, called by a user who may nothing. */
    Launcher unprivileged() {
        List<String> dropped = new ArrayList<>(
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"));
        dropped.addAll(command);
        return new Launcher(directory, dropped, environment);
    }

    /** What a call came to. */
    record Result(int exitCode, String out, String err) {}

    /** A call that is under way. */
    record Call(Process process, CompletableFuture<String> out, CompletableFuture<String> err) {
        Result result() {
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: "
                            + process.info().commandLine().orElse("?"));
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return new Result(process.exitValue(), out.join(), err.join());
        }
    }

    Result run(String... arguments) {
        return start(arguments).result();
    }

    Call start(String... arguments) {
        try {
            Process process = builder(arguments).start();
            process.getOutputStream().close();
            return new Call(process, text(process.getInputStream()), text(process.getErrorStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a call that writes all it has to say to a file. */
    Process startInto(Path file, String... arguments) {
        ProcessBuilder builder = builder(arguments).redirectErrorStream(true).redirectOutput(file.toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> words = new ArrayList<>(command);
        words.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Reads on a thread of its own: the common pool may have but one, and a stream that nobody reads holds its writer. */
    private static CompletableFuture<String> text(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (in) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                work -> new Thread(work, "reader").start());
    }

    /** The jars in a folder, in the order of their names. */
    static List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(jars);
        return jars;
    }

    /** Copies a folder with everything in it, links as links, modes and times kept. */
    static Path copy(Path from, Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Process copy = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .inheritIO()
                    .start();
            if (copy.waitFor() != 0) {
                throw new AssertionError("cannot copy " + from);
            }
            return to;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
