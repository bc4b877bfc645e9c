package dev.ntask.processor.read;

/** The names of what authors write. */
public final class Author {
    /** What makes a method a task. */
    public static final String TASK = "dev.ntask.Task";

    /** What keeps the compiler silent about impure code. */
    public static final String ALLOW = "dev.ntask.Allow";

    static final String CACHED = "dev.ntask.Cached";
    static final String GROUP = "dev.ntask.Group";
    static final String DEFAULT = "dev.ntask.Default";
    static final String ARG = "dev.ntask.Arg";

    /** The class that task bodies call. */
    public static final String NTASK = "dev.ntask.Ntask";

    private Author() {}
}
