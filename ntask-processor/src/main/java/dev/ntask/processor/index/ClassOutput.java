package dev.ntask.processor.index;

import dev.ntask.core.code.ClassPathSource;
import dev.ntask.core.code.ClassSource;
import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.CodeParts;
import dev.ntask.core.code.IndexedCode;
import dev.ntask.core.code.LibraryDigest;
import dev.ntask.core.code.MemoryClassSource;
import dev.ntask.core.code.PlatformClasses;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Where javac puts classes: a directory, or memory.
 *
 * <p>A directory is looked at as a whole, like whoever runs its classes does, so that an index is right after a
 * compilation of few classes too. Of memory only this run's classes are known.
 */
final class ClassOutput {
    private final Filer filer;

    ClassOutput(Filer filer) {
        this.filer = filer;
    }

    /** All that tasks can run, classes just written among it. */
    ClassSource source(SortedSet<String> generated, Optional<String> classPath) throws IOException {
        Optional<Path> directory = directory(generated);
        List<Path> entries = new ArrayList<>();
        directory.ifPresent(entries::add);
        classPath.ifPresent(path -> addEntries(path, entries));
        ClassSource rest = new ClassPathSource(entries, Set.of(), new PlatformClasses(), LibraryDigest::ofJar);
        if (classPath.isEmpty()) {
            rest = new WithoutLibraries(rest);
        }
        if (directory.isPresent()) {
            return rest;
        }
        MemoryClassSource source = new MemoryClassSource(rest);
        for (String name : generated) {
            try (InputStream in = file(name).openInputStream()) {
                source.addClass(name, in.readAllBytes());
            }
        }
        return source;
    }

    private static void addEntries(String classPath, List<Path> entries) {
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry));
        }
    }

    /** The parts go first: where they cannot be written, there is no index without them. */
    void write(IndexedCode code) throws IOException {
        write(CodeParts.RESOURCE, code.parts().text());
        write(CodeIndex.RESOURCE, code.index().text());
    }

    private void write(String resource, String text) throws IOException {
        FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", resource);
        try (Writer writer = file.openWriter()) {
            writer.write(text);
        }
    }

    /** Deletes the index of an earlier run; memory holds none. */
    void deleteIndex(SortedSet<String> generated) throws IOException {
        Optional<Path> directory = directory(generated);
        if (directory.isPresent()) {
            Files.deleteIfExists(directory.get().resolve(CodeIndex.RESOURCE));
            Files.deleteIfExists(directory.get().resolve(CodeParts.RESOURCE));
        }
    }

    /** The directory, found from one class in it; empty if there is no class, or no directory. */
    private Optional<Path> directory(SortedSet<String> generated) throws IOException {
        if (generated.isEmpty()) {
            return Optional.empty();
        }
        URI uri = file(generated.first()).toUri();
        if (!"file".equals(uri.getScheme())) {
            return Optional.empty();
        }
        Path directory = Path.of(uri);
        if (!Files.isRegularFile(directory)) {
            return Optional.empty();
        }
        for (int i = generated.first().split("/", -1).length; i > 0 && directory != null; i--) {
            directory = directory.getParent();
        }
        return Optional.ofNullable(directory);
    }

    private FileObject file(String internalName) throws IOException {
        int slash = internalName.lastIndexOf('/');
        String packageName = slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
        return filer.getResource(
                StandardLocation.CLASS_OUTPUT, packageName, internalName.substring(slash + 1) + ".class");
    }
}
