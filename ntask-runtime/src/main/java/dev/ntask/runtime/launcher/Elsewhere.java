package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Launch;
import java.io.PrintWriter;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/**
 * Runs tasks that the class path of this process does not hold: they were compiled just now, or the script could not
 * name them.
 *
 * <p>They are loaded together with a second copy of ntask by a loader with the same jars in the same order, so that an
 * older jar of the project that may be on the class path is out of sight. This class is the entrance to that copy.
 */
public final class Elsewhere implements ToolProvider {
    private static final String NAME = "dev.ntask.elsewhere";

    /** Creates the entrance; for the service loader. */
    public Elsewhere() {}

    static int run(Installation installation, Stamp stamp, String[] arguments) {
        LaunchFile.publish(new StateFolder().launch(), installation, stamp);
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
        return launch == null ? Start.withoutTasks(arguments) : Start.run(launch, arguments);
    }
}
