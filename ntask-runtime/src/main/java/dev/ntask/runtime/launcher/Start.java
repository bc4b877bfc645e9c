package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import java.io.File;
import java.util.List;

/** Hands over to the project's tasks. */
final class Start {
    private Start() {}

    /** Runs the tasks that a stamp describes: those on the class path, if they are these. */
    static int run(Setting setting, Stamp stamp, String[] arguments) {
        Installation installation = setting.installation();
        Launch launch = isHere(installation, stamp) ? Entry.launch() : null;
        if (launch == null) {
            return Elsewhere.run(installation, stamp, arguments, "");
        }
        Invocation invocation = invocation(arguments, "");
        return launch.run(
                setting.answer().isEmpty() ? invocation : StampedDefinition.addTo(invocation, setting, stamp));
    }

    static int withoutTasks(String[] arguments) {
        return run(new NoTasks(), arguments, "");
    }

    static int run(Launch launch, String[] arguments, String changed) {
        return launch.run(invocation(arguments, changed));
    }

    private static Invocation invocation(String[] arguments, String changed) {
        Invocation process = Invocation.ofProcess(arguments);
        return process.withEnvironment(CallerEnvironment.of(process.environment()))
                .withRenewal(changed);
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
