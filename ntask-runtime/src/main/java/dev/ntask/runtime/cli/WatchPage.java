package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.report.OneLine;
import java.io.PrintStream;
import java.util.List;

/** What a watch shows around its runs. */
final class WatchPage {
    private static final int MOST_PATTERNS = 8;
    private static final String RULE = "-".repeat(42);

    /** Moves to the top left corner and clears the screen; what has scrolled off stays. */
    private static final String CLEAR = "\033[H\033[2J";

    private final Invocation invocation;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean quiet;
    private final boolean clears;
    private final String patterns;
    private final String targets;
    private boolean first;

    /** Creates a page; if runs are told as data, nothing else goes where that goes. */
    WatchPage(Invocation invocation, Settings settings, List<String> patterns, List<String> targets) {
        this.invocation = invocation;
        boolean json = settings.logs().json();
        this.out = json ? invocation.err() : invocation.out();
        this.err = invocation.err();
        this.quiet = settings.verbosity() == Settings.Verbosity.QUIET;
        this.clears = !json
                && invocation.terminal()
                && !invocation.environment().getOrDefault("TERM", "").equals("dumb");
        this.patterns = shortened(patterns);
        this.targets = OneLine.of(String.join(" ", targets));
        this.first = invocation.renewal().orElse("").isEmpty();
    }

    private static String shortened(List<String> patterns) {
        int shown = Math.min(patterns.size(), MOST_PATTERNS);
        String text = OneLine.of(String.join(" ", patterns.subList(0, shown)));
        return shown == patterns.size() ? text : text + " (+" + (patterns.size() - shown) + " more)";
    }

    /** Begins the page of a run; the cause is a line. */
    void begin(String cause) {
        if (!quiet) {
            if (!first) {
                out.print(clears ? CLEAR : "--- rerun ---\n");
            }
            out.print("Watching: " + patterns + "\nTarget:   " + targets + " (" + OneLine.of(cause)
                    + ")\nPress Ctrl-C to exit.\n" + RULE + "\n");
            out.flush();
        }
        first = false;
    }

    /** Says that a run has failed; the reason is a word or two. */
    void failed(String reason) {
        err.println("watch: run failed (" + OneLine.of(reason) + ").");
        err.flush();
    }

    /** Says that a change has stopped a run. */
    void stopped() {
        if (!quiet) {
            out.print("watch: the run was stopped by a change\n");
            out.flush();
        }
    }

    /** Says that nothing is left to do. */
    void waits() {
        if (!quiet) {
            out.print("watch: waiting for changes...\n");
            out.flush();
        }
    }

    /** Tells whether something was said that nobody reads any more, as behind {@code head}. */
    boolean isUnread() {
        return invocation.isUnread();
    }

    /** Tells what is no error. */
    void note(String message) {
        err.println("note: " + OneLine.of(message));
        err.flush();
    }
}
