package dev.ntask.core.code;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the classes of the JDK that runs, in its {@code jrt:} file system. */
public final class PlatformClasses {
    private final FileSystem image;
    private final Map<String, Optional<Path>> found = new HashMap<>();

    /** Opens the JDK's image; nothing is read yet. */
    public PlatformClasses() {
        image = FileSystems.getFileSystem(URI.create("jrt:/"));
    }

    /** The feature version of this JDK. */
    public int javaVersion() {
        return Runtime.version().feature();
    }

    /** Says whether the JDK has a class of this internal name. */
    public boolean contains(String internalName) throws IOException {
        return internalName.startsWith("java/") || find(internalName).isPresent();
    }

    /** Reads a class file of the JDK. */
    public Optional<byte[]> bytes(String internalName) throws IOException {
        Optional<Path> file = find(internalName);
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    private Optional<Path> find(String internalName) throws IOException {
        Optional<Path> known = found.get(internalName);
        if (known == null) {
            known = search(internalName);
            found.put(internalName, known);
        }
        return known;
    }

    /** The image lists under each package the modules that hold classes of it. */
    private Optional<Path> search(String internalName) throws IOException {
        try {
            return searchImage(internalName);
        } catch (InvalidPathException e) {
            return Optional.empty(); // a class may have any name, a file may not
        }
    }

    private Optional<Path> searchImage(String internalName) throws IOException {
        int slash = internalName.lastIndexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        Path modules =
                image.getPath("/packages", internalName.substring(0, slash).replace('/', '.'));
        if (!Files.isDirectory(modules)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(modules)) {
            for (Path link : links) {
                Path file = image.getPath("/modules", link.getFileName().toString(), internalName + ".class");
                if (Files.exists(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
