package dev.ntask.core.code;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** The JDK's classes, each read once for however many computations. */
final class Remembered implements ClassSource {
    private final ClassSource source;
    private final Map<String, ClassOrigin> origins = new HashMap<>();
    private final Map<String, Optional<byte[]>> bytes = new HashMap<>();

    Remembered(ClassSource source) {
        this.source = source;
    }

    @Override
    public int javaVersion() {
        return source.javaVersion();
    }

    @Override
    public ClassOrigin origin(String internalName) throws IOException {
        ClassOrigin known = origins.get(internalName);
        if (known == null) {
            known = source.origin(internalName);
            origins.put(internalName, known);
        }
        return known;
    }

    @Override
    public Optional<byte[]> classBytes(String internalName) throws IOException {
        Optional<byte[]> known = bytes.get(internalName);
        if (known == null) {
            known = source.classBytes(internalName);
            bytes.put(internalName, known);
        }
        return known;
    }

    @Override
    public SortedSet<String> projectClasses() throws IOException {
        return source.projectClasses();
    }

    @Override
    public SortedSet<String> projectResources() throws IOException {
        return source.projectResources();
    }

    @Override
    public List<byte[]> resource(String name) throws IOException {
        return source.resource(name);
    }

    @Override
    public String libraryDigest() throws IOException {
        return source.libraryDigest();
    }
}
