package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeIndex;
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

/** Finds the code index that the processor wrote. */
final class WrittenIndex {
    private WrittenIndex() {}

    /** Returns the first index on a class path; one that cannot be understood is none. */
    static Optional<CodeIndex> find(List<Path> entries, Set<Path> projectJars) throws IOException {
        for (Path entry : entries) {
            Optional<String> text = projectJars.contains(entry) ? inJar(entry) : inDirectory(entry);
            if (text.isPresent()) {
                return parse(text.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(CodeIndex.RESOURCE);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Optional<String> inDirectory(Path directory) throws IOException {
        Path file = directory.resolve(CodeIndex.RESOURCE);
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
