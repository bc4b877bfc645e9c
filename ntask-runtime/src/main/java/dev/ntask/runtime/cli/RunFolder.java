package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.report.RunsKept;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Decides where runs are kept, and how many: the command line comes before {@code ntask.toml}. */
final class RunFolder {
    private final Invocation invocation;
    private final ProjectConfig config;
    private final LogSettings settings;

    RunFolder(Invocation invocation, ProjectConfig config, LogSettings settings) {
        this.invocation = invocation;
        this.config = config;
        this.settings = settings;
    }

    RunsKept kept(StateDirectory state, long pid) {
        int keep = settings.maxRuns() == LogSettings.CONFIGURED ? config.maxRuns() : settings.maxRuns();
        boolean apart = settings.directory().isPresent() || !config.logDir().isEmpty();
        return new RunsKept(apart ? chosen() : state.own().resolve("runs"), keep, apart, pid);
    }

    private Path chosen() {
        if (settings.directory().isEmpty()) {
            return invocation.root().resolve(config.logDir()).normalize();
        }
        String typed = settings.directory().get();
        try {
            return new PathWords(invocation).path(typed);
        } catch (InvalidPathException e) {
            throw new UsageException("--log-dir is not a path: " + e.getMessage());
        }
    }
}
