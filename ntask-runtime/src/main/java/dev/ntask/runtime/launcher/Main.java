package dev.ntask.runtime.launcher;

import dev.ntask.Ntask;
import dev.ntask.runtime.ProcessEnd;
import java.nio.file.Path;

/** Where Java starts: checks that the compiled tasks are fresh before any class of the user is touched. */
public final class Main {
    private final Setting setting;
    private final String[] arguments;

    private Main(Setting setting, String[] arguments) {
        this.setting = setting;
        this.arguments = arguments;
    }

    /** Starts ntask; the script calls it. */
    public static void main(String[] arguments) {
        ProcessEnd.with(new Main(Setting.ofProcess(), arguments).exitCode());
    }

    private int exitCode() {
        try {
            return run();
        } catch (LaunchException e) {
            for (String line : e.lines()) {
                System.err.println("error: " + line);
            }
            return 2;
        } catch (CompileFailure e) {
            return 2;
        }
    }

    private int run() throws LaunchException, CompileFailure {
        if (isOnly("--version")) {
            System.out.println("ntask " + Ntask.VERSION);
            return 0;
        }
        if (!setting.hasProject()) {
            return runWithoutProject();
        }
        Installation installation = setting.installation();
        Stamp stamp = StampFile.read(new StateFolder().stamp());
        if (stamp != null && Freshness.isCertain(stamp, installation)) {
            return Start.run(installation, stamp, arguments);
        }
        // Java may have opened jars, or missed some, that only now are what they should be.
        return Elsewhere.run(installation, new CompiledTasks(setting).get(), arguments);
    }

    private int runWithoutProject() throws LaunchException {
        if (isOnly("--help") || isOnly("-h")) {
            return Start.withoutTasks(arguments);
        }
        throw new LaunchException(
                "no Tasks.java or tasks/ found from " + Path.of("").toAbsolutePath() + " upward");
    }

    private boolean isOnly(String word) {
        return arguments.length == 1 && arguments[0].equals(word);
    }
}
