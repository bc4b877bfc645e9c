package dev.ntask.dist;

import java.nio.file.Path;

/** Starts what the launcher script starts, as Java 11 would. */
final class AsIfOld {
    private AsIfOld() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.setProperty("java.specification.version", "11");
        Class.forName("dev.ntask.runtime.launcher.Boot")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[0]);
        throw new AssertionError("went on in " + Path.of("").toAbsolutePath());
    }
}
