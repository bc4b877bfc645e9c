package dev.ntask.runtime.cli;

import java.util.Optional;

/**
 * Chooses how the JDK makes processes, where that is for ntask to choose.
 *
 * <p>By default it makes each one through a program of its own, {@code jspawnhelper}, which costs as much as the command
 * that is wanted, if that is short. With {@code VFORK} it does without; that was its way up to Java 11. A signal that comes
 * just then may be noticed twice, of which {@link Interrupts} knows. Java 25 warns when it is asked for.
 */
final class LaunchMechanism {
    private static final String PROPERTY = "jdk.lang.Process.launchMechanism";
    private static final int FIRST_THAT_WARNS = 25;

    private LaunchMechanism() {}

    /** Sets the choice for this JVM, before it has made a process; a user's own choice stays. */
    static void choose() {
        Optional<String> preferred =
                preferred(System.getProperty("os.name", ""), Runtime.version().feature());
        if (preferred.isPresent() && System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, preferred.get());
        }
    }

    static Optional<String> preferred(String system, int feature) {
        return system.equals("Linux") && feature < FIRST_THAT_WARNS ? Optional.of("VFORK") : Optional.empty();
    }
}
