package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Launch;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Runs tasks that the class path of this process does not hold: they were compiled just now, or the script could not
 * name them.
 *
 * <p>They are loaded together with a second copy of ntask by a loader with the same jars in the same order, so that an
 * older jar of the project that may be on the class path is out of sight. This class is the entrance to that copy.
 */
public final class Elsewhere implements Crossing {
    /** Creates the entrance; for the service loader. */
    public Elsewhere() {}

    static int run(Installation installation, Stamp stamp, String[] arguments, String changed) {
        LaunchFile.publish(new StateFolder().launch(), installation, stamp);
        URLClassLoader loader = new URLClassLoader(
                ToolLoader.urls(
                        paths(List.of(stamp.projectJar())),
                        installation.runtimeJars(),
                        paths(stamp.names(Kind.LIBRARY))),
                new Crossing.Loader());
        Thread.currentThread().setContextClassLoader(loader);
        for (Crossing copy : ServiceLoader.load(Crossing.class, loader)) {
            int exitCode = copy.run(arguments, changed);
            if (exitCode == Launch.RENEW) {
                close(loader);
            }
            return exitCode;
        }
        throw new AssertionError("this is a bug: no way into " + stamp.projectJar());
    }

    /** Lets go of the jars; other tasks take the place of these. */
    private static void close(URLClassLoader loader) {
        Thread.currentThread().setContextClassLoader(Elsewhere.class.getClassLoader());
        try {
            loader.close();
        } catch (IOException e) {
            return; // what is still open is open until the process ends
        }
    }

    private static Path[] paths(List<String> names) {
        Path[] paths = new Path[names.size()];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = Path.of(names.get(i));
        }
        return paths;
    }

    @Override
    public int run(String[] arguments, String changed) {
        Launch found = Entry.launch();
        Launch launch = found == null ? new NoTasks() : found;
        CompletionFile.publish(new StateFolder().completion(), launch.completion());
        return Start.run(launch, arguments, changed);
    }
}
