package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import java.io.File;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/**
 * Hands over to the project's tasks.
 *
 * <p>Normally they are on the class path. If they were compiled just now, or the script could not name them, they are
 * loaded together with a second copy of ntask by a loader with the same jars in the same order; an older jar of the
 * project that may be on the class path is then out of sight.
 */
public final class Start implements ToolProvider {
    private static final String NAME = "dev.ntask.start";

    /** Creates the entrance to a second copy; for the service loader. */
    public Start() {}

    /** Runs the tasks that a stamp describes. */
    static int run(Installation installation, Stamp stamp, String[] arguments) {
        Launch launch = isHere(installation, stamp) ? Entry.launch() : null;
        return launch != null ? run(launch, arguments) : elsewhere(installation, stamp, arguments);
    }

    static int run(Launch launch, String[] arguments) {
        Invocation process = Invocation.ofProcess(arguments);
        return launch.run(process.withEnvironment(CallerEnvironment.of(process.environment())));
    }

    /** Runs tasks that the class path of this process does not hold. */
    private static int elsewhere(Installation installation, Stamp stamp, String[] arguments) {
        URLClassLoader loader = new URLClassLoader(
                ToolLoader.urls(
                        paths(List.of(stamp.projectJar())),
                        installation.runtimeJars(),
                        paths(stamp.names(Kind.LIBRARY))),
                ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        for (ToolProvider provider : ServiceLoader.load(ToolProvider.class, loader)) {
            if (provider.name().equals(NAME)) {
                return provider.run(System.out, System.err, arguments);
            }
        }
        throw new AssertionError("this is a bug: no way into " + stamp.projectJar());
    }

    /** Tells whether the class path of this process is just these tasks, ntask and their libraries. */
    private static boolean isHere(Installation installation, Stamp stamp) {
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

    private static Path[] paths(List<String> names) {
        Path[] paths = new Path[names.size()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = Path.of(names.get(i));
        }
        return paths;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Launch launch = Entry.launch();
        return run(launch == null ? new NoTasks() : launch, arguments);
    }
}
