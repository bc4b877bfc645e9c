package dev.ntask.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few pages, which only root can mount; in continuous integration it must be there. */
public final class TinyDisk implements AutoCloseable {
    private static final int PAGE = 4096;

    private final Path path;

    private TinyDisk(Path path) {
        this.path = path;
    }

    /** Mounts one over a directory. */
    public static TinyDisk over(Path directory, int pages) throws IOException, InterruptedException {
        int exitCode = run("mount", "-t", "tmpfs", "-o", "size=" + pages * PAGE, "ntask-test", directory.toString());
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(exitCode == 0, "nothing can be mounted here");
        } else if (exitCode != 0) {
            throw new AssertionError("nothing can be mounted here, and continuous integration must be able to");
        }
        return new TinyDisk(directory);
    }

    /** Leaves so many pages free; a ballast file takes the others. */
    public void leave(int pages) throws IOException {
        Path ballast = path.resolve("ballast");
        Files.deleteIfExists(ballast);
        long free = Files.getFileStore(path).getUsableSpace() / PAGE;
        if (free > pages) {
            Files.write(ballast, new byte[(int) (free - pages) * PAGE]);
        }
    }

    /** Makes space again. */
    public void empty() throws IOException {
        Files.deleteIfExists(path.resolve("ballast"));
    }

    @Override
    public void close() throws IOException {
        try {
            if (run("umount", path.toString()) != 0) {
                run("umount", "--lazy", path.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
