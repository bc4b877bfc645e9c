package dev.ntask.processor.model;

/** The other end of an edge, as the author named it. */
public sealed interface Target {
    /**
     * A task or group by its full name, with dots.
     *
     * @param name the name
     */
    record Named(String name) implements Target {}

    /**
     * A task by its method.
     *
     * @param internalName the binary name of the method's class, with slashes
     * @param method the method's name
     */
    record OfMethod(String internalName, String method) implements Target {}
}
