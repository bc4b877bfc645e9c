package dev.ntask.runtime.launcher;

import java.io.File;

/** The Java that runs us. */
final class Java {
    private Java() {}

    /** Returns what tells it from any other Java, also from another build at the same place. */
    static String identity() {
        return home()
                + '\n'
                + System.getProperty("java.runtime.version")
                + '\n'
                + System.getProperty("java.vm.version");
    }

    static String home() {
        return System.getProperty("java.home", "");
    }

    /** Returns the file to start it by. */
    static String program() {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        return home() + File.separatorChar + "bin" + File.separatorChar + "java" + suffix;
    }

    /** Tells whether it can compile; asks for no class of the compiler, which a small runtime image leaves out. */
    static boolean hasCompiler() {
        return ModuleLayer.boot().findModule("jdk.compiler").isPresent();
    }
}
