package dev.ntask.benchmarks;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The digest of bytes in memory, and of a file in the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HashBenchmark {
    /** How many bytes are hashed: a source file, and a large one. */
    @Param({"4096", "33554432"})
    public int size;

    private byte[] bytes = {};
    private Path file = Path.of("");

    @Setup
    public void prepare() throws IOException {
        bytes = new byte[size];
        new Random(0).nextBytes(bytes);
        file = Files.write(Files.createTempFile("ntask", ".hash"), bytes);
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public Digest memory() {
        return Digest.of(bytes);
    }

    @Benchmark
    public Digest file() throws IOException {
        return Digest.of(file);
    }
}
