package dev.ntask;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a task's parameter a default, which makes it an option of the command line instead of a positional word. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Default {
    /** The default as it would be typed: one word, or any number for a {@code List}. Checked by the compiler. */
    String[] value();
}
