package dev.ntask.benchmarks;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The fingerprint of a task, its input files being known. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FingerprintBenchmark {
    /** How many input files the task has. */
    @Param({"20", "50000"})
    public int files;

    private List<String> paths = List.of();
    private Digest content = Digest.of(new byte[0]);

    @Setup
    public void prepare() {
        paths = Paths.of(files);
        content = Digest.of("content".getBytes(StandardCharsets.UTF_8));
    }

    @Benchmark
    public Digest digest() {
        FingerprintBuilder builder = new FingerprintBuilder("test")
                .code(content.sha256())
                .argument("pattern", Optional.of("auth"))
                .java(17)
                .platform("linux-amd64")
                .declaration("inputs", List.of("src/**"))
                .dependency("compile", content.sha256());
        for (String path : paths) {
            builder.input(path, content, false);
        }
        return builder.build().digest();
    }
}
