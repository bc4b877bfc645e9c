package dev.ntask.processor.read;

/** The names of the annotations that authors write. */
final class Author {
    static final String TASK = "dev.ntask.Task";
    static final String CACHED = "dev.ntask.Cached";
    static final String GROUP = "dev.ntask.Group";
    static final String DEFAULT = "dev.ntask.Default";
    static final String ARG = "dev.ntask.Arg";

    private Author() {}
}
