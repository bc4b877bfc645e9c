package dev.ntask.runtime.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls Java as the script does, for an archive of what such a start loads. */
final class ArchiveJava {
    /**
     * The script's own: an archive is good for these only.
     *
     * <p>Most starts end before a method that Java compiles pays for that. The third makes it wait for three times as many
     * calls, those behind it ten times as long again before it optimises thoroughly; measured, a start with nothing to do, runs
     * with 200 tasks and compilations take less CPU time, and hashing 512 MB as much.
     */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:CompileThresholdScaling=3",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-Xlog:disable");

    /** Each step takes a second or two; one that takes this long would never end. */
    private static final long PATIENCE_SECONDS = 300;

    private final Installation installation;

    ArchiveJava(Installation installation) {
        this.installation = installation;
    }

    /** Returns the class path of a start, in the script's words. */
    String classPath(Stamp stamp) {
        StringBuilder path = new StringBuilder(stamp.projectJar());
        path.append(File.pathSeparatorChar).append(ownClassPath());
        for (String library : stamp.names(Kind.LIBRARY)) {
            path.append(File.pathSeparatorChar).append(library);
        }
        return path.toString();
    }

    /** Returns the class path of ntask alone. */
    String ownClassPath() {
        StringBuilder path = new StringBuilder();
        for (Path jar : installation.runtimeJars()) {
            path.append(path.length() == 0 ? "" : File.pathSeparator).append(jar);
        }
        return path.toString();
    }

    /** Returns the beginning of a command: Java, flags, class path. */
    List<String> command(List<String> flags, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Java.program());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, "-Dntask.home=" + installation.home(), "-Dntask.project=true"));
        return command;
    }

    /** Calls Java with nothing to read and nobody to read what it says; tells whether it succeeded. */
    boolean succeeds(List<String> flags, String classPath, String... words) throws IOException {
        List<String> command = command(flags, classPath);
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
