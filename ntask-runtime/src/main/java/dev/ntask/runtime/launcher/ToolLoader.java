package dev.ntask.runtime.launcher;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads what only compiling needs, away from the project's own libraries, which may hold other versions of it.
 *
 * <p>It shares nothing with the class path but this package, which holds the interfaces between the two.
 */
final class ToolLoader extends URLClassLoader {
    private static final String SHARED = "dev.ntask.runtime.launcher.";

    ToolLoader(Path[]... jars) {
        super(urls(jars), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ClassLoader own = ToolLoader.class.getClassLoader();
        return name.startsWith(SHARED) && own != null ? own.loadClass(name) : super.loadClass(name, resolve);
    }

    static URL[] urls(Path[]... groups) {
        int count = 0;
        for (Path[] group : groups) {
            count += group.length;
        }
        URL[] urls = new URL[count];
        int i = 0;
        for (Path[] group : groups) {
            for (Path jar : group) {
                urls[i++] = url(jar);
            }
        }
        return urls;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError("this is a bug: a file without an address: " + jar, e);
        }
    }
}
