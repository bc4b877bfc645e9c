package dev.ntask.benchmarks;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.KnownSelections;
import dev.ntask.runtime.input.StatCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The walk over 4,000 files, and their digests: all in the stat cache as soon as they are old enough for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InputBenchmark {
    private static final List<String> PATHS = Paths.of(4000);

    private final GlobSet patterns = GlobSet.of(List.of("src/**"));
    private Path root = Path.of("");
    private StatCache statCache = StatCache.open(Path.of("none"), root, Clock.systemUTC());

    @Setup
    public void prepare() throws IOException {
        root = Files.createTempDirectory("ntask").toRealPath();
        for (String path : PATHS) {
            Path file = root.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, new byte[4096]);
        }
        statCache = StatCache.open(root.resolve("stat-cache"), root, Clock.systemUTC());
    }

    @TearDown
    public void remove() throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public InputSnapshot snapshot() throws IOException {
        KnownSelections none = KnownSelections.open(root.resolve("none"), Clock.systemUTC());
        return new Inputs(root, List.of(), statCache, none).snapshot(patterns);
    }
}
