package dev.ntask.runtime.launcher;

import java.net.URLClassLoader;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;

/**
 * The launcher as the jars of the installation hold it now: what goes on where the one that runs may come from an archive
 * of other jars.
 *
 * <p>The two may be of different versions, so all they have in common is an interface of Java's own.
 */
public final class FreshCopy implements ToIntFunction<String[]> {
    /** Creates the entrance; for the service loader. */
    public FreshCopy() {}

    static int run(Installation installation, String[] arguments) throws LaunchException {
        URLClassLoader loader =
                new URLClassLoader(ToolLoader.urls(installation.runtimeJars()), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return in(loader, installation).applyAsInt(arguments);
    }

    @SuppressWarnings("unchecked") // of services of this type only ours are in our jars
    private static ToIntFunction<String[]> in(ClassLoader loader, Installation installation) throws LaunchException {
        String reason = "no launcher in " + installation.home().resolve("lib");
        try {
            for (ToIntFunction<?> copy : ServiceLoader.load(ToIntFunction.class, loader)) {
                return (ToIntFunction<String[]>) copy;
            }
        } catch (ServiceConfigurationError e) {
            reason = installation.home() + " (" + e + ")";
        }
        throw new LaunchException("this installation of ntask is not complete: " + reason);
    }

    @Override
    public int applyAsInt(String[] arguments) {
        return Main.ofCopy(arguments);
    }
}
