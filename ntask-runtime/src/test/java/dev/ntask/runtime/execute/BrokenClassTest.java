package dev.ntask.runtime.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.registry.TaskMethod;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class BrokenClassTest {
    private static <T extends Throwable> int fail(T why) throws T {
        throw why;
    }

    /** A class of tasks; each test needs one of its own, since Java initializes a class once. */
    static final class Broken {
        static final int NUMBER = Integer.parseInt("x");

        static void run() {}
    }

    static final class BrokenByAnError {
        static final int NUMBER = fail(new AssertionError("never\nmind"));

        static void run() {}
    }

    static final class Sound {
        static void run() {
            Other.run();
        }
    }

    static final class Other {
        static final int NUMBER = fail(new IllegalStateException("no"));

        static void run() {}
    }

    @Test
    void theCauseAndItsPlaceAreNamedEachTime() {
        for (int i = 0; i < 2; i++) {
            String message = describe(Broken.class, Broken::run).orElseThrow();
            assertTrue(
                    message.startsWith("class " + Broken.class.getName()
                            + " cannot be initialized: java.lang.NumberFormatException: For input string: \"x\""
                            + " (BrokenClassTest.java:"),
                    message);
        }
    }

    @Test
    void anErrorOfTheInitializerIsNotWrappedByJava() {
        String message = describe(BrokenByAnError.class, BrokenByAnError::run).orElseThrow();
        assertTrue(
                message.startsWith("class " + BrokenByAnError.class.getName()
                        + " cannot be initialized: java.lang.AssertionError: never (BrokenClassTest.java:"),
                message);
    }

    @Test
    void aBodyThatMeetsABrokenClassHasBegun() {
        assertEquals(Optional.empty(), describe(Sound.class, Sound::run));
    }

    @Test
    void aBodyThatFailsIsSound() {
        TaskMethod method = new TaskMethod("Tasks", "run", "()V");
        assertEquals(Optional.empty(), BrokenClass.describe(new IllegalStateException("no"), method));
        assertEquals(Optional.empty(), BrokenClass.describe(new NoClassDefFoundError("org/acme/Gone"), method));
    }

    private static Optional<String> describe(Class<?> owner, Executable call) {
        Throwable thrown = assertThrows(Throwable.class, call);
        return BrokenClass.describe(thrown, new TaskMethod(owner.getName().replace('.', '/'), "run", "()V"));
    }
}
