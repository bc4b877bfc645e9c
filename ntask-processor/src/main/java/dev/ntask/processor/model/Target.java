package dev.ntask.processor.model;

import java.util.function.BiFunction;
import java.util.function.Function;

/** The other end of an edge, as the author named it. */
public sealed interface Target {
    /** Applies the one of two functions that fits. */
    <R> R fold(Function<String, R> named, BiFunction<String, String, R> ofMethod);

    /**
     * A task or group by its full name, with dots.
     *
     * @param name the name
     */
    record Named(String name) implements Target {
        @Override
        public <R> R fold(Function<String, R> named, BiFunction<String, String, R> ofMethod) {
            return named.apply(name);
        }
    }

    /**
     * A task by its method.
     *
     * @param internalName the binary name of the method's class, with slashes
     * @param method the method's name
     */
    record OfMethod(String internalName, String method) implements Target {
        @Override
        public <R> R fold(Function<String, R> named, BiFunction<String, String, R> ofMethod) {
            return ofMethod.apply(internalName, method);
        }
    }
}
