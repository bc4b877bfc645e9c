package dev.ntask.core.code;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The task class path as it is now, by digests only. Whoever runs tasks answers these from its stat cache, so that {@link
 * CodeIndex#confirm} need not read what has not changed.
 */
public interface ClassPathState {

    /** The feature version of the JDK that runs the tasks. */
    int javaVersion();

    /** Lists every project class, as {@link ClassSource#projectClasses} does. */
    SortedSet<String> classes() throws IOException;

    /** Digests a class file: SHA-256 in hexadecimal. */
    Optional<String> classDigest(String internalName) throws IOException;

    /** Lists every project file that is not a class, as {@link ClassSource#projectResources} does. */
    SortedSet<String> resources() throws IOException;

    /**
     * Digests a project resource: SHA-256 in hexadecimal; where the class path holds several of the name, all of them in
     * class path order, joined by {@code +}.
     */
    Optional<String> resourceDigest(String name) throws IOException;

    /** Digests the library jars, as {@link ClassSource#libraryDigest} does. */
    String libraryDigest() throws IOException;
}
