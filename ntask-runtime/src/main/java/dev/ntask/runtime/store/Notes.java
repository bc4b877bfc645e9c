package dev.ntask.runtime.store;

/**
 * Takes what a user should know about the cache although nothing failed: an entry was damaged, a directory could not be
 * written. Called from any thread.
 */
@FunctionalInterface
public interface Notes {
    /** Takes one line. */
    void add(String message);
}
