package dev.ntask.runtime.input;

import dev.ntask.core.code.ClassOrigin;
import dev.ntask.core.code.ClassPathState;
import dev.ntask.core.code.ClassSource;
import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** A class path's state, read from its files. */
final class ReadClassPath implements ClassPathState {
    private final ClassSource source;

    ReadClassPath(ClassSource source) {
        this.source = source;
    }

    @Override
    public int javaVersion() {
        return source.javaVersion();
    }

    @Override
    public SortedSet<String> classes() throws IOException {
        return source.projectClasses();
    }

    @Override
    public Optional<String> classDigest(String internalName) throws IOException {
        if (source.origin(internalName) != ClassOrigin.PROJECT) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = source.classBytes(internalName);
        return bytes.isPresent() ? Optional.of(Digest.of(bytes.get()).sha256()) : Optional.empty();
    }

    @Override
    public SortedSet<String> resources() throws IOException {
        return source.projectResources();
    }

    @Override
    public Optional<String> resourceDigest(String name) throws IOException {
        List<byte[]> contents = source.resource(name);
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder digests = new StringBuilder();
        for (byte[] content : contents) {
            digests.append(digests.length() == 0 ? "" : "+")
                    .append(Digest.of(content).sha256());
        }
        return Optional.of(digests.toString());
    }

    @Override
    public String libraryDigest() throws IOException {
        return source.libraryDigest();
    }
}
