package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final Setting setting;
    private final Installation installation;
    private final boolean insists;

    private ArchiveMaker(Setting setting, boolean insists) {
        this.setting = setting;
        this.installation = setting.installation();
        this.insists = insists;
    }

    /** Makes an archive in the working directory; with the word {@code wait} even where that failed before. */
    public static void main(String[] arguments) {
        String trouble = new ArchiveMaker(Setting.ofProcess(), arguments.length > 0).trouble();
        if (!trouble.isEmpty()) {
            System.err.println("note: there is no archive for faster starts: " + trouble);
        }
    }

    /** Returns why there is none, or nothing. */
    @SuppressWarnings("try") // the lock is held, not used
    private String trouble() {
        try (FileChannel channel =
                        FileChannel.open(state.archiveLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = insists ? channel.lock() : channel.tryLock()) {
            return held == null ? "another process is making one" : makeUntilItFits();
        } catch (IOException e) {
            return "cannot write " + e.getMessage();
        }
    }

    /** Goes on while the tasks are compiled anew behind its back. */
    private String makeUntilItFits() throws IOException {
        String made = "";
        while (true) {
            Stamp stamp = StampFile.read(state.stamp());
            if (stamp == null) {
                return "the tasks are not compiled";
            }
            if (stamp.archive().isThere() || !(stamp.archive().isUntried() || insists)) {
                return "";
            }
            ArchiveRecipe recipe = new ArchiveRecipe(installation, stamp);
            if (recipe.name().equals(made)) {
                return "Java could not make or use it";
            }
            made = recipe.name();
            make(recipe);
        }
    }

    private void make(ArchiveRecipe recipe) throws IOException {
        Path archive = state.archive(recipe.name());
        Archive made = recipe.make(state.archiveScratch(), archive) ? settled(archive) : Archive.IMPOSSIBLE;
        if (!publish(made, recipe.name()) || !made.isThere()) {
            Files.deleteIfExists(archive);
        }
    }

    /** Waits until any later change would show in the times of the file. */
    private static Archive settled(Path file) throws IOException {
        for (int i = 0; i < ATTEMPTS_TO_SETTLE; i++) {
            if (FileState.of(file).settledBefore(Stamp.now())) {
                return Archive.of(file.toString());
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
            if (stamp == null || !new ArchiveRecipe(installation, stamp).name().equals(name)) {
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
