package dev.ntask;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refines how a task's parameter appears on the command line. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Arg {
    /** The text shown in help, instead of the {@code @param} tag of the method's Javadoc. */
    String description() default "";

    /** The option's names with their dashes, as in {@code {"-p", "--pattern"}}, instead of the parameter's own. */
    String[] names() default {};

    /** The environment variable that supplies the value where the command line does not; empty for none. */
    String env() default "";

    /** The only values accepted; empty for any. */
    String[] choices() default {};
}
