package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import java.io.File;
import java.util.List;

/** Hands over to the project's tasks. */
final class Start {
    private Start() {}

    /** Runs the tasks that a stamp describes: those on the class path, if they are these. */
    static int run(Installation installation, Stamp stamp, String[] arguments) {
        Launch launch = isHere(installation, stamp) ? Entry.launch() : null;
        return launch == null ? Elsewhere.run(installation, stamp, arguments, "") : run(launch, arguments, "");
    }

    static int withoutTasks(String[] arguments) {
        return run(new NoTasks(), arguments, "");
    }

    static int run(Launch launch, String[] arguments, String changed) {
        Invocation process = Invocation.ofProcess(arguments);
        return launch.run(process.withEnvironment(CallerEnvironment.of(process.environment()))
                .withRenewal(changed));
    }

    /** Tells whether the class path of this process is just these tasks, ntask and their libraries. */
    static boolean isHere(Installation installation, Stamp stamp) {
        List<String> libraries = stamp.names(Kind.LIBRARY);
        StringBuilder end = new StringBuilder();
        for (String library : libraries) {
            end.append(File.pathSeparatorChar).append(library);
        }
        String path = System.getProperty("java.class.path", "");
        return path.startsWith(stamp.projectJar() + File.pathSeparatorChar)
                && path.endsWith(end.toString())
                && entries(path) == 1 + installation.runtimeJars().length + libraries.size();
    }

    private static int entries(String path) {
        int entries = 1;
        for (int i = 0; i < path.length(); i++) {
            entries += path.charAt(i) == File.pathSeparatorChar ? 1 : 0;
        }
        return entries;
    }
}
