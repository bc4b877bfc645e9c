package dev.ntask.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A file that is there as long as a run goes on, {@code running/<run-id>}, with the number of its ntask.
 *
 * <p>One whose ntask is gone tells that it was killed, without a chance to end its commands; the next run does.
 */
public final class RunMark implements AutoCloseable {
    /** The variable by which the commands of a run are found; its value is made by {@link #value}. */
    public static final String VARIABLE = "NTASK_ACTION_ID";

    private final Path file;

    private RunMark(Path file) {
        this.file = file;
    }

    /**
     * Returns the variable's value for the commands of an action.
     *
     * @param runId the run's id; another project's run may have the same
     * @param pid the number of this ntask
     * @param action names the action within the run; empty for the beginning that all have in common
     */
    public static String value(String runId, long pid, String action) {
        return runId + "-" + pid + "." + action;
    }

    /**
     * Ends what killed runs have left behind, then marks a run.
     *
     * @param directory where the marks of all runs are; created if need be
     * @param runId the run's id, unique in this directory
     * @param pid the number of this ntask
     */
    public static RunMark set(Path directory, String runId, long pid) throws IOException {
        endKilled(directory);
        Files.createDirectories(directory);
        RunMark mark = new RunMark(directory.resolve(runId));
        Files.write(mark.file, Long.toString(pid).getBytes(StandardCharsets.US_ASCII));
        return mark;
    }

    private static void endKilled(Path directory) {
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(directory)) {
            for (Path mark : marks) {
                String pid = Files.readString(mark, StandardCharsets.US_ASCII);
                if (!isRunning(pid)) {
                    endProcessesOf(mark.getFileName().toString(), pid);
                    Files.deleteIfExists(mark);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // There are none, or they are not ours to remove.
        }
    }

    private static boolean isRunning(String pid) {
        try {
            Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
            return process.isPresent() && ProcessMarks.isRunning(process.get());
        } catch (NumberFormatException e) {
            // It was killed while it wrote the number, before it started anything.
            return false;
        }
    }

    private static void endProcessesOf(String runId, String pid) {
        if (!pid.isEmpty()) {
            // They have been on their own for a while: no grace.
            Termination termination = new Termination(Duration.ZERO);
            String value = runId + "-" + pid + ".";
            termination.end(List.of(), Optional.of(new Termination.Mark(VARIABLE, value)));
        }
    }

    /** Removes the mark, at the end of the run. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next run takes us for killed, looks for our processes, and finds none.
        }
    }
}
