package dev.ntask;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts the tasks of a class under a common name: {@code lint} in a class marked {@code @Group("api")} is
 * {@code api.lint}.
 *
 * <p>The class may be nested in another group's class; the names then add up. {@code ntask api} runs the whole group.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Group {
    /** The group's name: not empty and without a dot. */
    String value();
}
