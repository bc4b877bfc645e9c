package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the archive for a project's compiled tasks; a process of its own, which nobody waits for unless he wants to.
 *
 * <p>Nothing it does is seen before the very end: a crash leaves files that nobody looks at, and the next maker removes.
 */
public final class ArchiveMaker {
    private static final int ATTEMPTS_TO_SETTLE = 50;

    private final StateFolder state = new StateFolder();
    private final ArchiveKind kind = ArchiveKind.of(Runtime.version().feature());
    private final Setting setting;
    private final Installation installation;
    private final ArchiveJava java;
    private final boolean insists;

    private ArchiveMaker(Setting setting, boolean insists) {
        this.setting = setting;
        this.installation = setting.installation();
        this.java = new ArchiveJava(installation);
        this.insists = insists;
    }

    /** Makes an archive in the working directory; with the word {@code wait} even where that failed before. */
    public static void main(String[] arguments) {
        String trouble = new ArchiveMaker(Setting.ofProcess(), arguments.length > 0).trouble();
        if (!trouble.isEmpty()) {
            System.err.println("note: there is no archive for a faster start: " + trouble);
        }
    }

    /** Returns why there is none, or nothing. */
    @SuppressWarnings("try") // the lock is held, not used
    private String trouble() {
        try (FileChannel channel =
                        FileChannel.open(state.archiveLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = insists ? channel.lock() : channel.tryLock()) {
            return held == null ? "another process is making one" : makeAll();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Goes on until the tasks are still those for which it has made an archive. */
    private String makeAll() throws IOException {
        String made = "";
        while (true) {
            Stamp stamp = StampFile.read(state.stamp());
            if (stamp == null || stamp.archive().isThere() || (!stamp.archive().isUntried() && !insists)) {
                return stamp == null ? "the tasks are not compiled" : "";
            }
            String name = name(stamp);
            if (name.equals(made)) {
                return "Java could not make or use it";
            }
            made = name;
            make(stamp, name);
        }
    }

    private String name(Stamp stamp) {
        List<String> flags = new ArrayList<>(ArchiveJava.FLAGS);
        flags.add(kind.name());
        return ArchiveName.of(stamp, installation, flags);
    }

    private void make(Stamp stamp, String name) throws IOException {
        Path archive = state.archive(name + kind.extension());
        boolean isGood = write(stamp, archive) && java.succeeds(
                flags(kind.demanding(archive)), java.classPath(stamp), Rehearsal.class.getName());
        Archive made = isGood ? settled(archive) : Archive.IMPOSSIBLE;
        if (!publish(made, name) || !made.isThere()) {
            Files.deleteIfExists(archive);
        }
    }

    /** Writes it under its name, where nothing refers to it yet; its content is on the disk before its name is. */
    private boolean write(Stamp stamp, Path archive) throws IOException {
        Path scratch = state.archiveScratch();
        AtomicFile.deleteTree(scratch);
        Files.createDirectory(scratch);
        try {
            Path list = scratch.resolve("classes");
            Path written = scratch.resolve("archive");
            boolean isWritten = java.succeeds(
                            flags(kind.recording(list)), java.classPath(stamp), Rehearsal.class.getName())
                    && java.succeeds(flags(kind.making(list, written)), java.classPath(stamp))
                    && Files.exists(written);
            if (isWritten) {
                try (FileChannel channel = FileChannel.open(written, StandardOpenOption.READ)) {
                    channel.force(true);
                }
                Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return isWritten;
        } finally {
            AtomicFile.deleteTree(scratch);
        }
    }

    private static List<String> flags(List<String> more) {
        List<String> flags = new ArrayList<>(ArchiveJava.FLAGS);
        flags.addAll(more);
        return flags;
    }

    /** Waits until any later change would show in the times of the file. */
    private static Archive settled(Path file) throws IOException {
        for (int i = 0; i < ATTEMPTS_TO_SETTLE; i++) {
            Archive archive = Archive.of(file.toString());
            if (archive.state().settledBefore(Stamp.now())) {
                return archive;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Archive.IMPOSSIBLE; // its time lies in the future
    }

    /** Makes the next start use it, if the tasks are still the same; tells whether they are. */
    @SuppressWarnings("try") // the lock is held, not used
    private boolean publish(Archive archive, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(state.lock(), StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            Stamp recorded = StampFile.read(state.stamp());
            Stamp stamp = recorded == null ? null : confirmed(recorded);
            if (stamp == null || !name(stamp).equals(name)) {
                return false;
            }
            Stamp published = stamp.with(archive);
            StampFile.write(state.stamp(), published);
            LaunchFile.publish(state.launch(), installation, published);
            return true;
        }
    }

    private @Nullable Stamp confirmed(Stamp stamp) {
        try {
            return new Confirmation(installation, new Dependencies(setting)).of(stamp);
        } catch (LaunchException e) {
            return null; // the configuration is being edited
        }
    }
}
