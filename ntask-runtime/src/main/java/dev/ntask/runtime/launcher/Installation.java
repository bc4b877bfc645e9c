package dev.ntask.runtime.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where ntask is installed, and what it is made of. */
final class Installation {
    /** What a running ntask is made of. */
    private final Path runtime;

    /** What is needed to compile tasks: the processor and its libraries. */
    private final Path compile;

    /** What is needed to resolve the dependencies of {@code ntask.toml}. */
    private final Path resolver;

    private final Path home;

    Installation(Path home) {
        this.home = home;
        this.runtime = home.resolve("lib");
        this.compile = runtime.resolve("compile");
        this.resolver = runtime.resolve("resolver");
    }

    Path home() {
        return home;
    }

    Path[] runtimeJars() {
        return jars(runtime);
    }

    Path[] compileJars() {
        return jars(compile);
    }

    Path[] resolverJars() {
        return jars(resolver);
    }

    /** Returns the folders of the jars that a stamp records. */
    List<Path> folders() {
        return List.of(runtime, compile);
    }

    /** Returns the script that starts ntask. */
    Path script() {
        return home.resolve("bin").resolve("ntask");
    }

    /** Returns the jars in a folder, sorted by name. */
    private static Path[] jars(Path folder) {
        String[] names = new File(folder.toString()).list();
        if (names == null) {
            return new Path[0];
        }
        Arrays.sort(names);
        Path[] jars = new Path[names.length];
        int count = 0;
        for (String name : names) {
            if (name.endsWith(".jar")) {
                jars[count++] = folder.resolve(name);
            }
        }
        return Arrays.copyOf(jars, count);
    }
}
