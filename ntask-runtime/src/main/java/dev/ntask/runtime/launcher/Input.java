package dev.ntask.runtime.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that the compiled tasks depend on, as it is now.
 *
 * @param kind its part
 * @param name what it is called in a {@link Stamp}: jars of the installation by their file names, so that the
 *     installation may move
 * @param file where it is
 */
record Input(Kind kind, String name, Path file) {
    static final String CONFIGURATION = "ntask.toml";

    /** Lists everything but the compiled tasks, in a fixed order. */
    static List<Input> all(Installation installation, List<String> libraries) {
        List<Input> inputs = new ArrayList<>();
        for (Path jar : installation.runtimeJars()) {
            inputs.add(ofRuntime(jar));
        }
        for (Path jar : installation.compileJars()) {
            inputs.add(new Input(Kind.COMPILE, jar.getFileName().toString(), jar));
        }
        inputs.add(of(Kind.CONFIGURATION, CONFIGURATION));
        for (String source : Sources.find()) {
            inputs.add(of(Kind.SOURCE, source));
        }
        for (String library : libraries) {
            inputs.add(of(Kind.LIBRARY, library));
        }
        return inputs;
    }

    /** Lists what a stamp records, in its order. */
    static List<Input> of(Stamp stamp, Installation installation) {
        List<Input> inputs = all(installation, stamp.names(Kind.LIBRARY));
        inputs.add(of(Kind.PROJECT, stamp.projectJar()));
        return inputs;
    }

    static Input ofRuntime(Path jar) {
        return new Input(Kind.RUNTIME, jar.getFileName().toString(), jar);
    }

    static Input of(Kind kind, String name) {
        return new Input(kind, name, Path.of(name));
    }
}
