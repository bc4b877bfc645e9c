package com.acme;

import dev.ntask.Default;

@SuppressWarnings("unused")
class Tasks {
    @interface Task {}

    @interface Cached {}

    record Level(java.lang.String value) {}

    static class Parameter {
        private final java.lang.String text;

        private Parameter(java.lang.String text) {
            this.text = text;
        }

        static Parameter valueOf(java.lang.String text) {
            return new Parameter(text);
        }
    }

    private static void depends(Runnable runnable) {
        runnable.run();
    }

    @Task
    static void notATask() {
        depends(() -> {});
        if (Tasks.class.desiredAssertionStatus()) {
            depends(Tasks::main);
        }
    }

    @dev.ntask.Task(deps = "main")
    @dev.ntask.Cached(inputs = {"a", "b" + "/**"})
    static void values(
            @Default("1") int values,
            java.util.List<java.lang.Integer> arguments,
            java.util.Optional<java.nio.file.Path> word,
            @Default("x") java.lang.String parameter,
            @Default("l") Level level,
            @Default("p") Parameter other) {}

    @dev.ntask.Task()
    static void main() {
        depends(() -> {});
    }
}
