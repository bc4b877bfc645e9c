package dev.ntask.runtime.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a project; those that {@code ntask.toml} does not name have their defaults.
 *
 * @param cacheDir the directory of everything that ntask keeps, relative to the root or absolute
 * @param cacheMaxSize how many bytes of results and their contents are kept
 * @param cacheMaxAge how long a result that is not used is kept
 * @param defaultConcurrency how many bodies may run at once where the command line does not say
 * @param logDir the directory of the records of runs, relative to the root or absolute; empty for one in that above
 * @param maxRuns how many runs are kept; 0 for all
 * @param tui whether to draw a live screen; empty for ntask's own choice
 * @param dependencies the libraries of the project's tasks, as {@code group:artifact:version}
 */
public record ProjectConfig(
        String cacheDir,
        long cacheMaxSize,
        Duration cacheMaxAge,
        int defaultConcurrency,
        String logDir,
        int maxRuns,
        Optional<Boolean> tui,
        List<String> dependencies) {
    /** The name of the file, at the project's root. */
    public static final String FILE = "ntask.toml";

    /** Every key that the file may have, sorted. */
    public static final List<String> KEYS = List.of(
            "cache_dir",
            "cache_max_age",
            "cache_max_size",
            "default_concurrency",
            "dependencies",
            "log_dir",
            "max_runs",
            "tui");

    /** The settings of a project without a file. */
    public static final ProjectConfig DEFAULTS =
            new ProjectConfig(".ntask", 10L << 30, Duration.ofDays(30), 1, "", 50, Optional.empty(), List.of());

    /** Creates settings; the list is copied. */
    public ProjectConfig {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Reads the settings of the project at a root; the parser is loaded only if there is a file.
     *
     * @throws ConfigException if the file cannot be read, or says something it cannot say
     */
    public static ProjectConfig read(Path root) {
        Path file = root.resolve(FILE);
        // A link that leads nowhere is a file that cannot be read, not one that is missing.
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? parse(root, ConfigFile.read(file)) : DEFAULTS;
    }

    /**
     * Returns the settings that a file's content says, for the project at a root.
     *
     * @throws ConfigException if it says something it cannot say
     */
    public static ProjectConfig parse(Path root, byte[] content) {
        return ConfigFile.parse(root, content);
    }

    /** Tells whether the directory can still be ntask's own: what is there may change, though the file does not. */
    public boolean hasUsableDirectory(Path root) {
        return CacheDirectory.trouble(root, cacheDir).isEmpty();
    }

    /** Returns the directory of everything that ntask keeps, absolute. */
    public Path cacheDirectory(Path root) {
        return root.resolve(cacheDir).normalize();
    }
}
