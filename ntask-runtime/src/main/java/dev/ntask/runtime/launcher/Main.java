package dev.ntask.runtime.launcher;

import dev.ntask.Ntask;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.ProcessEnd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Java starts: checks that the compiled tasks are fresh before any class of the user is touched. */
public final class Main {
    /** Flags that say how to speak, whatever is done. */
    private static final List<String> SPEECH = List.of("-q", "--quiet", "-v", "--verbose", "--no-color");

    private final Setting setting;
    private final String[] arguments;

    /** What describes the tasks that were run; null as long as none were. */
    private @Nullable Stamp started;

    private Main(Setting setting, String[] arguments) {
        this.setting = setting;
        this.arguments = arguments;
    }

    /** Starts ntask; the script calls it. */
    public static void main(String[] arguments) {
        ProcessEnd.with(new Main(Setting.ofProcess(), arguments).exitCode());
    }

    /** Starts ntask in a copy of itself that comes from the jars; {@link FreshCopy} calls it. */
    static int ofCopy(String[] arguments) {
        return new Main(Setting.ofProcess().withoutArchive(), arguments).exitCode();
    }

    private int exitCode() {
        int exitCode = exitCodeOfRun();
        if (started != null && !started.archive().isThere()) {
            Archiving.start(setting, started, System.getenv());
        }
        return exitCode;
    }

    private int exitCodeOfRun() {
        try {
            return run();
        } catch (LaunchException e) {
            for (String line : e.lines()) {
                System.err.println("error: " + line);
            }
            return 2;
        } catch (CompileFailure e) {
            return 2;
        } catch (RuntimeException | Error e) {
            System.err.println("error: " + unforeseen(e));
            if (isVerbose()) {
                e.printStackTrace();
            }
            return 2;
        }
    }

    private int run() throws LaunchException, CompileFailure {
        Installation installation = setting.installation();
        Stamp stamp = setting.hasProject() ? StampFile.read(new StateFolder().stamp()) : null;
        boolean isCertain = stamp != null && Freshness.isCertain(stamp, installation);
        if (!setting.archive().isEmpty() && !isOurs(stamp, isCertain)) {
            return FreshCopy.run(installation, arguments);
        }
        if (isOnly("--version")) {
            System.out.println("ntask " + Ntask.VERSION);
            return 0;
        }
        if (isOnly("--help") || isOnly("-h") || isForNoTasks()) {
            return Start.withoutTasks(arguments); // also where the tasks do not compile
        }
        if (!setting.hasProject()) {
            throw new LaunchException(NoProject.reason());
        }
        if (stamp != null && isCertain) {
            started = stamp;
            int exitCode = Start.run(setting, stamp, arguments);
            return exitCode == Launch.RENEW ? renewed(stamp) : exitCode;
        }
        NoProject.checkPath();
        if (isWatch()) {
            return renewed(null);
        }
        // Java may have opened jars, or missed some, that only now are what they should be.
        started = new CompiledTasks(setting).get();
        int exitCode = Elsewhere.run(installation, started, arguments, "");
        return exitCode == Launch.RENEW ? renewed(started) : exitCode;
    }

    /** Goes on with a watch, whose tasks have changed since a stamp, or begins one with tasks that must be compiled. */
    private int renewed(@Nullable Stamp stamp) throws LaunchException {
        Renewal renewal = new Renewal(setting, stamp, arguments);
        try {
            return renewal.exitCode();
        } finally {
            started = renewal.last();
        }
    }

    /** Tells whether a watch is asked for; if a flag with a value comes first, it is an ordinary call that finds out. */
    private boolean isWatch() {
        for (String word : arguments) {
            if (!word.startsWith("-")) {
                return word.equals("watch");
            }
        }
        return false;
    }

    /** Tells whether this code is that of the installation, though it may come from an archive. */
    private boolean isOurs(@Nullable Stamp stamp, boolean isCertain) {
        if (stamp != null && isCertain) {
            return stamp.archive().file().equals(setting.archive());
        }
        return Freshness.isOurs(stamp, setting.installation(), setting.archive());
    }

    /** Says what nobody has foreseen; code of authors runs elsewhere, so a class that is missing is one of ours. */
    private String unforeseen(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError) {
                return "this installation of ntask is not complete: "
                        + setting.installation().home() + " (" + cause + ")";
            }
        }
        return thrown + ": this is a bug" + (isVerbose() ? "" : "; -v shows where");
    }

    private boolean isVerbose() {
        List<String> words = List.of(arguments);
        return words.contains("-v") || words.contains("--verbose");
    }

    private boolean isOnly(String word) {
        return arguments.length == 1 && arguments[0].equals(word);
    }

    /** Tells whether what needs no tasks is asked for; flags that are for runs are not for it. */
    private boolean isForNoTasks() {
        for (String word : arguments) {
            if (!SPEECH.contains(word)) {
                return word.equals("clean")
                        || word.equals("log")
                        || word.equals("--completion")
                        || word.startsWith("--completion=");
            }
        }
        return false;
    }
}
