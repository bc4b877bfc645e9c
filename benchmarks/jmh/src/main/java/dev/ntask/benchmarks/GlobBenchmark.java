package dev.ntask.benchmarks;

import dev.ntask.core.glob.GlobIntersection;
import dev.ntask.core.glob.GlobSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Patterns of files: to read them, to match 4,000 paths, to see whether two sets overlap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GlobBenchmark {
    private static final List<String> PATTERNS = List.of("src/**/*.java", "!src/**/generated/", "*.properties");

    private final GlobSet patterns = GlobSet.of(PATTERNS);
    private final GlobSet others = GlobSet.of(List.of("src/main/java/package1/**"));
    private final List<String> paths = Paths.of(4000);

    @Benchmark
    public GlobSet parse() {
        return GlobSet.of(PATTERNS);
    }

    @Benchmark
    public int match() {
        int matched = 0;
        for (String path : paths) {
            if (patterns.matches(path, false)) {
                matched++;
            }
        }
        return matched;
    }

    @Benchmark
    public Optional<String> intersect() {
        return GlobIntersection.of(patterns, others);
    }
}
