package dev.ntask.processor.read;

/** The names of what authors write. */
final class Author {
    static final String TASK = "dev.ntask.Task";
    static final String CACHED = "dev.ntask.Cached";
    static final String GROUP = "dev.ntask.Group";
    static final String DEFAULT = "dev.ntask.Default";
    static final String ARG = "dev.ntask.Arg";

    static final String NTASK = "dev.ntask.Ntask";

    private Author() {}
}
