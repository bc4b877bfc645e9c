package dev.ntask.benchmarks;

import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.plan.ReadyQueue;
import dev.ntask.runtime.plan.Selection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A graph of 5,000 tasks in 50 layers: to plan it, and to pass everything through the queue. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScheduleBenchmark {
    private final LayeredRegistry registry = new LayeredRegistry(50, 100);
    private final Selection selection = Selection.of(Action.of(registry.last()));
    private final Plan plan = Plan.of(registry, selection);

    @Benchmark
    public Plan plan() {
        return Plan.of(registry, selection);
    }

    @Benchmark
    public int queue() {
        ReadyQueue queue = ReadyQueue.of(plan);
        int started = 0;
        for (Optional<Action> next = queue.start(); next.isPresent(); next = queue.start()) {
            queue.succeeded(next.get());
            started++;
        }
        return started;
    }
}
