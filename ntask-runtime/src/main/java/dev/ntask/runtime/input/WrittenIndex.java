package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.CodeParts;
import dev.ntask.core.code.CorruptIndexException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds the code index that the processor wrote, and the parts of the code that it wrote with it. */
final class WrittenIndex {
    private WrittenIndex() {}

    /** Returns the first index on a class path; one that cannot be understood is none. */
    static Optional<CodeIndex> find(List<Path> entries, Set<Path> projectJars) throws IOException {
        Optional<String> text = text(CodeIndex.RESOURCE, entries, projectJars);
        return text.isPresent() ? parse(text.get()) : Optional.empty();
    }

    /** Returns the text of the first parts on a class path; nobody has looked at it yet. */
    static Optional<String> findParts(List<Path> entries, Set<Path> projectJars) throws IOException {
        return text(CodeParts.RESOURCE, entries, projectJars);
    }

    private static Optional<String> text(String resource, List<Path> entries, Set<Path> projectJars)
            throws IOException {
        for (Path entry : entries) {
            Optional<String> text = projectJars.contains(entry) ? inJar(entry, resource) : inDirectory(entry, resource);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inJar(Path jar, String resource) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(resource);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Optional<String> inDirectory(Path directory, String resource) throws IOException {
        Path file = directory.resolve(resource);
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static Optional<CodeIndex> parse(String text) {
        try {
            return Optional.of(CodeIndex.parse(text));
        } catch (CorruptIndexException e) {
            return Optional.empty();
        }
    }
}
