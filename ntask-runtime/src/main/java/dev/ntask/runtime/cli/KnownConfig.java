package dev.ntask.runtime.cli;

import dev.ntask.Ntask;
import dev.ntask.runtime.config.ConfigException;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.input.StatCache;
import dev.ntask.runtime.store.Envelope;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ntask.toml}, or, if that has not changed, what an earlier run found in it: the parser takes longer to load
 * than many a run takes.
 *
 * <p>What was found is kept with the digest of the very bytes in which it was found. Whether the file still has these bytes
 * is a question for a {@link StatCache}, with all that makes one read a file again. Both are in {@code .ntask}, whatever
 * {@code cache_dir} says, and only if that directory is there: without it every run parses.
 */
final class KnownConfig {
    /** Another ntask may find other things in the same bytes. */
    private static final String FORMAT = "ntask config 2, by ntask " + Ntask.VERSION;

    private final Path root;
    private final Path file;
    private final Path known;
    private final Path stats;
    private final Path temporary;
    private final Clock clock;

    private KnownConfig(Path root, Clock clock) {
        Path directory = root.resolve(ProjectConfig.DEFAULTS.cacheDir());
        this.root = root;
        this.file = root.resolve(ProjectConfig.FILE);
        this.known = directory.resolve("config");
        this.stats = directory.resolve("config-stat");
        this.temporary = directory.resolve("tmp");
        this.clock = clock;
    }

    /**
     * Returns the settings of the project at a root.
     *
     * @throws ConfigException if the file cannot be read, or says something it cannot say
     */
    static ProjectConfig read(Path root, Clock clock) {
        KnownConfig config = new KnownConfig(root, clock);
        if (!Files.exists(config.file, LinkOption.NOFOLLOW_LINKS)) {
            return ProjectConfig.DEFAULTS;
        }
        ProjectConfig known = config.find();
        // The parser says where it stands what is wrong with the directory.
        return known != null && known.hasUsableDirectory(root) ? known : config.parse();
    }

    private @Nullable ProjectConfig find() {
        try (FileInputStream in = new FileInputStream(known.toString())) {
            Decoder record = Envelope.open(FORMAT, in.readAllBytes());
            Digest read = new Digest(record.readString(), record.readLong());
            StatCache cache = StatCache.open(stats, root, clock);
            boolean same = cache.digest(file).equals(read);
            cache.save();
            return same ? decode(record) : null;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            // What cannot be read is parsed again.
            return null;
        }
    }

    private ProjectConfig parse() {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            // It says why it cannot be read.
            return ProjectConfig.read(root);
        }
        ProjectConfig config = ProjectConfig.parse(root, content);
        if (Files.isDirectory(known.resolveSibling("."))) {
            try {
                AtomicFiles.write(known, encode(Digest.of(content), config), temporary);
            } catch (IOException e) {
                // The next run parses again.
            }
        }
        return config;
    }

    private static byte[] encode(Digest of, ProjectConfig config) {
        Encoder out = Envelope.begin(FORMAT).putString(of.sha256()).putLong(of.size());
        out.putString(config.cacheDir()).putLong(config.cacheMaxSize());
        out.putLong(config.cacheMaxAge().toSeconds())
                .putInt(config.cacheMaxAge().toNanosPart());
        out.putInt(config.defaultConcurrency());
        out.putString(config.logDir()).putInt(config.maxRuns());
        out.putBoolean(config.tui().isPresent()).putBoolean(config.tui().orElse(false));
        out.putInt(config.dependencies().size());
        for (String dependency : config.dependencies()) {
            out.putString(dependency);
        }
        return Envelope.seal(out);
    }

    private static ProjectConfig decode(Decoder in) throws IOException {
        String cacheDir = in.readString();
        long cacheMaxSize = in.readLong();
        Duration cacheMaxAge = Duration.ofSeconds(in.readLong(), in.readInt());
        int defaultConcurrency = in.readInt();
        String logDir = in.readString();
        int maxRuns = in.readInt();
        boolean hasTui = in.readBoolean();
        boolean tui = in.readBoolean();
        List<String> dependencies = new ArrayList<>();
        for (int left = in.readCount(4); left > 0; left--) {
            dependencies.add(in.readString());
        }
        in.requireEnd();
        return new ProjectConfig(
                cacheDir,
                cacheMaxSize,
                cacheMaxAge,
                defaultConcurrency,
                logDir,
                maxRuns,
                hasTui ? Optional.of(tui) : Optional.empty(),
                dependencies);
    }
}
