package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Launch;
import org.jspecify.annotations.Nullable;

/**
 * Lets a watch go on with tasks whose definitions have changed: compiles them, waits as long as that fails, and runs the
 * watch with what came of it, again and again.
 *
 * <p>Each version of the tasks has a loader of its own, which is closed when the next one begins.
 */
final class Renewal {
    private static final int SUCCEEDED = 0;
    private static final int MEANINGLESS = 2;
    private static final int INTERRUPTED = 130;

    /** How often broken definitions are looked at; a few files, and only as long as they are broken. */
    private static final long POLL_MILLIS = 200;

    private final Setting setting;
    private final String[] arguments;

    /** What describes the tasks that were last run; null as long as none were. */
    private @Nullable Stamp last;

    /** Whether a watch has run: from then on what makes no sense is waited out. */
    private boolean begun;

    /** Whether ntask itself, and not the watch, has to say what a signal means. */
    private volatile boolean ours = true;

    Renewal(Setting setting, @Nullable Stamp last, String[] arguments) {
        this.setting = setting;
        this.last = last;
        this.begun = last != null;
        this.arguments = arguments;
    }

    /** What describes the tasks that were last run; null if none were. */
    @Nullable
    Stamp last() {
        return last;
    }

    int exitCode() throws LaunchException {
        Thread hook = new Thread(this::end, "ntask watch end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return untilItEnds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending already
        }
    }

    /** A signal ends a watch well, also while it compiles or waits: no process of a task runs then. */
    private void end() {
        if (ours) {
            Runtime.getRuntime().halt(SUCCEEDED);
        }
    }

    private int untilItEnds() throws LaunchException, InterruptedException {
        while (true) {
            Definitions definitions = Definitions.now();
            int exitCode = MEANINGLESS;
            try {
                exitCode = run(compiled());
            } catch (CompileFailure e) {
                begun = true; // javac has said why
            } catch (LaunchException e) {
                say(e);
            }
            if (exitCode == SUCCEEDED || exitCode == INTERRUPTED || !begun) {
                return exitCode;
            }
            if (exitCode != Launch.RENEW) {
                System.err.println("watch: waiting for this to be mended...");
                awaitChange(definitions);
            }
        }
    }

    private void say(LaunchException trouble) throws LaunchException {
        if (!begun) {
            throw trouble;
        }
        for (String line : trouble.lines()) {
            System.err.println("error: " + line);
        }
    }

    private Stamp compiled() throws LaunchException, CompileFailure {
        if (Sources.find().isEmpty()) {
            throw new LaunchException(NoProject.reason());
        }
        return new CompiledTasks(setting).get();
    }

    private int run(Stamp stamp) {
        Stamp before = last;
        last = stamp;
        ours = false;
        try {
            String changed = before == null ? "" : Definitions.changed(before, stamp);
            int exitCode = Elsewhere.run(setting.installation(), stamp, arguments, changed);
            begun |= exitCode == Launch.RENEW;
            return exitCode;
        } finally {
            ours = true;
        }
    }

    private static void awaitChange(Definitions before) throws InterruptedException {
        do {
            Thread.sleep(POLL_MILLIS);
        } while (Definitions.now().equals(before));
    }
}
