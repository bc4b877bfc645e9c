package dev.ntask.runtime.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * What compiled tasks were made of: if all of it is as it was, they need not be compiled.
 *
 * @param java which Java compiled them
 * @param taken before the first of the files was looked at, in nanoseconds since 1970
 * @param dependencies the coordinates in {@code ntask.toml}
 * @param files the sources, our jars, the libraries and the compiled jar
 * @param archive what Java may map instead of loading the classes of all these jars
 */
record Stamp(String java, long taken, List<String> dependencies, List<Recorded> files, Archive archive) {
    Stamp {
        dependencies = List.copyOf(dependencies);
        files = List.copyOf(files);
    }

    Stamp with(Archive another) {
        return new Stamp(java, taken, dependencies, files, another);
    }

    /** Returns the present moment, as {@link #taken} counts. */
    static long now() {
        return System.currentTimeMillis() * 1_000_000L;
    }

    /** Returns the names of the recorded files of one kind, in order. */
    List<String> names(Kind kind) {
        List<String> names = new ArrayList<>();
        for (Recorded file : files) {
            if (file.kind() == kind) {
                names.add(file.name());
            }
        }
        return names;
    }

    /** Returns the path of the compiled tasks, relative to the root. */
    String projectJar() {
        return names(Kind.PROJECT).get(0);
    }
}
