package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.store.StoreLock;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Forgets results, or removes everything that ntask keeps for a project. */
final class Cleaning {
    private final Path root;

    Cleaning(Path root) {
        this.root = root;
    }

    /** Returns what was done, as a line. */
    String clean(boolean all) throws IOException {
        Path configured = ProjectConfig.read(root).cacheDirectory(root);
        clean(configured, all);
        Path launcher = root.resolve(ProjectConfig.DEFAULTS.cacheDir());
        if (all && !launcher.equals(configured)) {
            clean(launcher, true);
        }
        return all ? "cleaned (all)\n" : "cleaned\n";
    }

    private void clean(Path path, boolean all) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        StateDirectory directory = StateDirectory.of(path, root);
        Optional<StoreLock.Held> alone = directory.lock().tryAlone();
        if (alone.isEmpty()) {
            throw new NtaskException("another ntask is using " + path + "; clean when it has ended");
        }
        StoreLock.Held held = alone.get();
        try {
            if (all) {
                directory.cleanAll();
            } else {
                directory.cleanEntries();
            }
        } finally {
            held.close();
        }
    }
}
