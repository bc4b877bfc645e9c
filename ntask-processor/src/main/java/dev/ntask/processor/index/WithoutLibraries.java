package dev.ntask.processor.index;

import dev.ntask.core.code.ClassOrigin;
import dev.ntask.core.code.ClassSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A class path whose libraries are not known: good for tasks that use none. */
final class WithoutLibraries implements ClassSource {
    private final ClassSource classes;

    WithoutLibraries(ClassSource classes) {
        this.classes = classes;
    }

    @Override
    public int javaVersion() {
        return classes.javaVersion();
    }

    @Override
    public ClassOrigin origin(String internalName) throws IOException {
        return classes.origin(internalName);
    }

    @Override
    public Optional<byte[]> classBytes(String internalName) throws IOException {
        return classes.classBytes(internalName);
    }

    @Override
    public SortedSet<String> projectClasses() throws IOException {
        return classes.projectClasses();
    }

    @Override
    public SortedSet<String> projectResources() throws IOException {
        return classes.projectResources();
    }

    @Override
    public List<byte[]> resource(String name) throws IOException {
        return classes.resource(name);
    }

    @Override
    public String libraryDigest() throws IOException {
        throw new UnknownLibrariesException();
    }
}
