package com.acme.build;

import static com.acme.build.Tasks_.COMPILE;
import static dev.ntask.Ntask.depends;

import dev.ntask.Cached;
import dev.ntask.Task;

/** Builds. */
public final class Tasks {
    private Tasks() {}

    /** Compiles. */
    @Task
    @Cached(inputs = "src/**")
    public static void compile() {}

    /** Tests. */
    @Task(deps = COMPILE)
    static void test() {}

    /** Everything. */
    @Task
    public static void all() {
        depends(Tasks::test);
    }
}
