package dev.ntask.core.code;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Project classes in memory, as a compiler run has them, before what another source holds. */
public final class MemoryClassSource implements ClassSource {
    private final SortedMap<String, byte[]> classes = new TreeMap<>();
    private final SortedMap<String, byte[]> resources = new TreeMap<>();
    private final ClassSource rest;

    /** Makes an empty source in front of another. */
    public MemoryClassSource(ClassSource rest) {
        this.rest = rest;
    }

    /** Adds a project class. */
    public MemoryClassSource addClass(String internalName, byte[] bytes) {
        classes.put(internalName, bytes.clone());
        return this;
    }

    /** Adds a project resource. */
    public MemoryClassSource addResource(String name, byte[] bytes) {
        resources.put(name, bytes.clone());
        return this;
    }

    @Override
    public int javaVersion() {
        return rest.javaVersion();
    }

    @Override
    public ClassOrigin origin(String internalName) throws IOException {
        return classes.containsKey(internalName) ? ClassOrigin.PROJECT : rest.origin(internalName);
    }

    @Override
    public Optional<byte[]> classBytes(String internalName) throws IOException {
        byte[] bytes = classes.get(internalName);
        return bytes == null ? rest.classBytes(internalName) : Optional.of(bytes.clone());
    }

    @Override
    public SortedSet<String> projectClasses() throws IOException {
        SortedSet<String> all = new java.util.TreeSet<>(rest.projectClasses());
        all.addAll(classes.keySet());
        return Collections.unmodifiableSortedSet(all);
    }

    @Override
    public SortedSet<String> projectResources() throws IOException {
        SortedSet<String> all = new java.util.TreeSet<>(rest.projectResources());
        all.addAll(resources.keySet());
        return Collections.unmodifiableSortedSet(all);
    }

    @Override
    public List<byte[]> resource(String name) throws IOException {
        byte[] bytes = resources.get(name);
        return bytes == null ? rest.resource(name) : List.of(bytes.clone());
    }

    @Override
    public String libraryDigest() throws IOException {
        return rest.libraryDigest();
    }
}
