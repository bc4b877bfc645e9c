package com.acme;

import dev.ntask.Arg;
import dev.ntask.Cached;
import dev.ntask.Default;
import dev.ntask.Group;
import dev.ntask.Task;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class Tasks {
    enum Level { LOW, HIGH }

    /** Once was useful. */
    @Deprecated
    @Task
    static void old() {}

    @Deprecated(forRemoval = true)
    @Task(deps = Tasks_.OLD)
    static void older(@Default("1") int times) {}

    /**
     * Takes anything.
     *
     * @param words some words
     */
    @Task(deps = {"old", "api.check"})
    @Cached(inputs = "src/**", outputs = "out/{level}.txt")
    static void all(
            @Default("LOW") Level level,
            @Default("x") String text,
            Optional<Path> path,
            boolean flag,
            @Default("1s") Duration duration,
            @Default("a:b") URI uri,
            @Arg(names = "--number") @Default("1") List<Integer> numbers,
            List<String> words)
            throws Exception {}

    @Group("api")
    static class Api {
        @Task
        static void check() {}
    }
}
