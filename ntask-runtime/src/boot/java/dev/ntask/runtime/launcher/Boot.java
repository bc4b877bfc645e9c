package dev.ntask.runtime.launcher;

/**
 * Starts ntask on a Java that may be too old for it: the one class that is compiled for Java 8, so that it can say so.
 */
public final class Boot {
    private static final int OLDEST = 17;

    private Boot() {}

    /** Starts ntask where nothing is known of the Java that runs; the script calls it. */
    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (Double.parseDouble(version) < OLDEST) {
            System.err.println("error: ntask needs Java " + OLDEST + " or newer, but " + System.getProperty("java.home")
                    + " is Java " + version + "; install a newer JDK, or point JAVA_HOME at one");
            System.exit(2);
        }
        Main.main(arguments);
    }
}
