package dev.ntask.runtime.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A file that is there, and locked, as long as a run goes on: {@code running/<run-id>}, with the number of its ntask.
 *
 * <p>One that is not locked tells that its ntask was killed, without a chance to end its commands; the next run does. The
 * number alone would tell nothing: it may belong to somebody else by now, or mean a process of another container.
 */
public final class RunMark implements AutoCloseable {
    /** The variable by which the commands of a run are found; its value is made by {@link #value}. */
    public static final String VARIABLE = "NTASK_ACTION_ID";

    private final Path file;
    private final FileChannel channel;
    private final boolean afterKilled;

    private RunMark(Path file, FileChannel channel, boolean afterKilled) {
        this.file = file;
        this.channel = channel;
        this.afterKilled = afterKilled;
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
        boolean afterKilled = endKilled(directory);
        Files.createDirectories(directory);
        Path file = directory.resolve(runId);
        FileChannel channel = lock(file);
        channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)), 0);
        return new RunMark(file, channel, afterKilled);
    }

    /** Tells whether a killed run was found, whose commands may have written files until they were ended. */
    public boolean isAfterKilled() {
        return afterKilled;
    }

    private static FileChannel lock(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            if (Files.exists(file)) {
                return channel;
            }
            // Before it was locked, another run took it for that of a killed one, and removed it.
            channel.close();
        }
    }

    /** Returns whether there was one. */
    private static boolean endKilled(Path directory) {
        String[] names = directory.toFile().list();
        if (names == null || names.length == 0) {
            return false;
        }
        boolean any = false;
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(directory)) {
            for (Path mark : marks) {
                any |= endIfKilled(mark);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // There are none, or they are not ours to remove.
        }
        return any;
    }

    private static boolean endIfKilled(Path mark) {
        boolean killed = false;
        try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                killed = true;
                endProcessesOf(mark.getFileName().toString(), read(channel));
                // Still locked, so that who is about to lock it sees that it is gone.
                Files.deleteIfExists(mark);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Another start was faster, or it is a run of this very process.
        }
        return killed;
    }

    /** Reads a mark; by the channel that has it locked, since closing any other one would unlock it. */
    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        int length = channel.read(bytes, 0);
        return new String(bytes.array(), 0, Math.max(0, length), StandardCharsets.US_ASCII);
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
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next run takes us for killed, looks for our processes, and finds none.
        }
    }
}
