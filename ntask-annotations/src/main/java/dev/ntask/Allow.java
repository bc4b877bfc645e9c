package dev.ntask;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says why something that a cached task must not do does no harm here, so that the compiler keeps silent about it.
 *
 * <p>On a method, constructor or class: about what is reached in it or through it. On a task: about all that the task
 * reaches. On a static field: about its reads and writes.
 */
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
public @interface Allow {
    /** The reason, for whoever reads the code next: why no result can depend on it. */
    String value();
}
