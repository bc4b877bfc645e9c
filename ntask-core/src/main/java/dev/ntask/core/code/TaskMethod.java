package dev.ntask.core.code;

/**
 * Names the method behind a task.
 *
 * @param taskName the task, as on the command line
 * @param owner the class that declares the method, as in class files
 * @param method the method's name
 * @param descriptor the method's erased descriptor, {@code (Ljava/lang/String;)V}
 */
public record TaskMethod(String taskName, String owner, String method, String descriptor) {}
