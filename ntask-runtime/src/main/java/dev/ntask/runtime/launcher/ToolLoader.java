package dev.ntask.runtime.launcher;

import java.io.IOException;
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

    /** As Java names what is on its class path, where links are followed: what code asks for its place must not tell the two apart. */
    private static URL url(Path jar) {
        try {
            return real(jar).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError("this is a bug: a file without an address: " + jar, e);
        }
    }

    private static Path real(Path jar) {
        try {
            return jar.toRealPath();
        } catch (IOException e) {
            return jar; // whoever looks for a class in it says that it is not there
        }
    }
}
