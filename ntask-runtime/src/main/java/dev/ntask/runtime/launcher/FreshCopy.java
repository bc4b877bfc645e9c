package dev.ntask.runtime.launcher;

import java.net.URLClassLoader;
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
        for (ToIntFunction<?> copy : ServiceLoader.load(ToIntFunction.class, loader)) {
            @SuppressWarnings("unchecked") // only ours are in our jars
            ToIntFunction<String[]> launcher = (ToIntFunction<String[]>) copy;
            return launcher.applyAsInt(arguments);
        }
        throw new LaunchException(
                "this installation of ntask is not complete: there is no launcher in " + installation.home() + "/lib");
    }

    @Override
    public int applyAsInt(String[] arguments) {
        return Main.ofCopy(arguments);
    }
}
