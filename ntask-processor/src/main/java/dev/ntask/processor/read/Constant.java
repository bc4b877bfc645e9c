package dev.ntask.processor.read;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What can be told of an expression at compile time.
 *
 * @param value its value, if it is constant (JLS 15.29)
 * @param open whether it names what does not exist in this round, so that a later one may know its value
 */
record Constant<T>(Optional<T> value, boolean open) {
    static <T> Constant<T> of(T value) {
        return new Constant<>(Optional.of(value), false);
    }

    static <T> Constant<T> ofNone() {
        return new Constant<>(Optional.empty(), false);
    }

    static <T> Constant<T> ofOpen() {
        return new Constant<>(Optional.empty(), true);
    }

    <R> Constant<R> map(Function<T, Optional<R>> operator) {
        return new Constant<>(value.flatMap(operator), open);
    }

    /** Combines two; the result is open only if nothing else is in the way of a value. */
    <U, R> Constant<R> with(Constant<U> other, BiFunction<T, U, Optional<R>> operator) {
        boolean none = (value.isEmpty() && !open) || (other.value.isEmpty() && !other.open);
        return none || open || other.open
                ? new Constant<>(Optional.empty(), !none)
                : new Constant<>(operator.apply(value.orElseThrow(), other.value.orElseThrow()), false);
    }
}
