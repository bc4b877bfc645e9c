package dev.ntask.runtime.registry;

/**
 * Names a task's method in class-file terms (JVMS 4.2).
 *
 * @param owner the binary name of its class with slashes
 * @param name the method's name
 * @param descriptor the method's descriptor
 */
public record TaskMethod(String owner, String name, String descriptor) {}
