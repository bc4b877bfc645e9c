package dev.ntask.runtime.launcher;

/**
 * The one thing that ntask and the second copy of itself, which {@link Elsewhere} loads, have in common besides Java.
 */
public interface Crossing {
    /**
     * Runs the tasks that the class path of the copy holds, and returns the exit code, or that they must be compiled anew.
     *
     * @param changed what changed in them since an earlier such call; empty in the first
     */
    int run(String[] arguments, String changed);

    /** Knows this interface and Java, and nothing else that is on the class path of this process. */
    final class Loader extends ClassLoader {
        Loader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals("dev.ntask.runtime.launcher.Crossing") ? Crossing.class : super.loadClass(name, resolve);
        }
    }
}
