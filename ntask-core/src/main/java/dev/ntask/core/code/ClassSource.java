package dev.ntask.core.code;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The class path of a project's tasks, as the code digest sees it. Classes are named as in class files ({@code
 * com/acme/Tasks$Inner}), resources as a class loader names them ({@code com/acme/banner.txt}).
 */
public interface ClassSource {

    /** Says where a class comes from; a class that is nowhere counts as {@link ClassOrigin#LIBRARY}. */
    ClassOrigin origin(String internalName) throws IOException;

    /**
     * Reads a class file: every project class, and platform classes as far as they are at hand (without them each
     * method of a project class below is taken to override something).
     */
    Optional<byte[]> classBytes(String internalName) throws IOException;

    /** The feature version of the JDK whose classes are the platform's: what overrides them depends on it. */
    int javaVersion();

    /** Lists every project class, reached by a task or not. */
    SortedSet<String> projectClasses() throws IOException;

    /** Lists every project file that is not a class, without {@link CodeIndex#DIRECTORY}. */
    SortedSet<String> projectResources() throws IOException;

    /** Reads a project resource wherever the class path holds it, in class path order; empty when it is nowhere. */
    List<byte[]> resource(String name) throws IOException;

    /** Digests all library jars, in class path order; see {@link LibraryDigest}. */
    String libraryDigest() throws IOException;
}
