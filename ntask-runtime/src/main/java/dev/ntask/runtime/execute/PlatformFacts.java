package dev.ntask.runtime.execute;

/**
 * What of the machine decides a strict task's result.
 *
 * @param javaFeature the Java feature version, as in 17
 * @param name operating system and architecture, as in {@code linux-amd64}
 */
public record PlatformFacts(int javaFeature, String name) {}
