package dev.ntask;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a task be skipped when nothing that decides its result has changed.
 *
 * <p>What decides it: the content of the {@link #inputs}, the task's arguments, the declared {@link #env} and
 * {@link #tools}, the outcome of its dependencies, and (when {@link #strict}) the code that its method reaches. Files
 * matched by {@link #outputs} are removed before the body runs, captured after it, and put back on a hit. A task
 * without outputs caches only that it succeeded, which is what a linter or a test needs.
 *
 * <p>Patterns have the syntax of gitignore(5), with {@code !} to exclude, and are relative to the project's root.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Cached {
    /** Patterns of the files that the task reads; files that {@code .gitignore} excludes do not match a glob. */
    String[] inputs() default {};

    /**
     * Patterns of the files that the task writes; {@code {name}} stands for the value of that parameter. Other than inputs,
     * they begin at the root even without a slash.
     */
    String[] outputs() default {};

    /** Names of the environment variables that the task depends on; unset differs from empty. */
    String[] env() default {};

    /** Commands whose output belongs to what decides the result, as in {@code "javac --version"}. */
    String[] tools() default {};

    /** What a dependency contributes to this task's fingerprint. */
    Propagate propagate() default Propagate.OUTCOME;

    /** Tells whether the reachable code, the Java version and the platform count; only switch it off knowingly. */
    boolean strict() default true;

    /**
     * Tells whether the body begins with the outputs of the task's last result, as long as they are just as it left them, and
     * brings them up to date. Otherwise, and after a failure or with {@code --force}, it begins without any, as other tasks
     * do. What such a task made is never in a store that several projects share.
     */
    boolean incremental() default false;

    /**
     * Tells whether the body rewrites its own inputs, as a formatter does. A hit then says that there is nothing to rewrite:
     * the inputs are as the body once left them. Nothing is removed before a run, and nothing put back. {@link #outputs},
     * where there are any, say which of the inputs it may rewrite. A second run over what the first one left must change
     * nothing.
     */
    boolean inPlace() default false;
}
