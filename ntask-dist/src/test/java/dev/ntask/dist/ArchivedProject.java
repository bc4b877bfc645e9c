package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A project whose next start would use an archive.
 *
 * <p>Until it is closed, no process behind a start makes another one: the test holds the lock of these.
 */
final class ArchivedProject implements AutoCloseable {
    private final Project project;
    private final Launcher launcher;
    private final FileChannel lock;

    private ArchivedProject(Project project, Launcher launcher) throws IOException {
        this.project = project;
        this.launcher = launcher;
        this.lock = FileChannel.open(project.path(".ntask/bin/archive-lock"), StandardOpenOption.WRITE);
        lock.lock();
    }

    /** Makes the archive of a project whose task {@code hello} says a word. */
    static ArchivedProject of(Project project, Launcher launcher, String word) {
        Launcher.Result made = launcher.with("NTASK_ARCHIVE", "wait").run("-q", "hello");
        assertEquals(new Launcher.Result(0, word + "\n", ""), made);
        try {
            ArchivedProject archived = new ArchivedProject(project, launcher.with("NTASK_ARCHIVE", ""));
            assertEquals(List.of(archived.archive()), project.archives());
            return archived;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it twice: the first start may find out what the second one then knows. */
    void says(String word) {
        says(word, launcher);
        says(word, launcher);
    }

    /** Runs it as somebody else or elsewhere. */
    static void says(String word, Launcher launcher) {
        assertEquals(new Launcher.Result(0, word + "\n", ""), launcher.run("-q", "hello"));
    }

    Launcher launcher() {
        return launcher;
    }

    Project project() {
        return project;
    }

    Path path(String name) {
        return project.path(name);
    }

    boolean hasArchive() {
        return !line(5).isEmpty();
    }

    /** The archive that the next start would use. */
    Path archive() {
        assertFalse(line(5).isEmpty(), "the next start would use no archive");
        return project.path(line(5));
    }

    /** The command by which the script would start Java, with more flags for it and words for ntask. */
    List<String> command(List<String> flags, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(line(2)));
        command.addAll(Launcher.flags());
        command.add("-Xlog:disable");
        command.addAll(flags);
        command.add((line(5).endsWith(".aot") ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + line(5));
        StringBuilder path = new StringBuilder(line(3));
        for (Path jar : Launcher.jars(Path.of(line(1), "lib"))) {
            path.append(':').append(jar);
        }
        command.addAll(List.of("-cp", path + line(4), "-Dntask.home=" + line(1), "-Dntask.project=true"));
        command.addAll(List.of("-Dntask.archive=" + line(5), "dev.ntask.runtime.launcher.Main"));
        command.addAll(List.of(words));
        return command;
    }

    private String line(int number) {
        try {
            return Files.readAllLines(project.path(".ntask/launch")).get(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
