package dev.ntask.core.code;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/** A class path with what the manifests of its jars add to it. */
final class ClassPathEntries {
    private ClassPathEntries() {}

    /** Puts the {@code Class-Path} of each jar right after it, as the class loader does; what is not there is left out. */
    static Set<Path> expand(List<Path> entries) throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>(entries);
        while (!open.isEmpty()) {
            Path entry = open.removeFirst();
            if (Files.exists(entry) && all.add(entry) && Files.isRegularFile(entry)) {
                List<Path> more = fromManifest(entry);
                for (int i = more.size() - 1; i >= 0; i--) {
                    open.addFirst(more.get(i));
                }
            }
        }
        return all;
    }

    private static List<Path> fromManifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return value == null ? List.of() : paths(jar.toUri(), value);
        } catch (ZipException e) {
            return List.of();
        }
    }

    private static List<Path> paths(URI jar, String classPath) {
        Deque<Path> paths = new ArrayDeque<>();
        for (String relative : classPath.split(" +", -1)) {
            try {
                if (!relative.isEmpty()) {
                    paths.addLast(Path.of(jar.resolve(relative)));
                }
            } catch (IllegalArgumentException | FileSystemNotFoundException e) {
                // no file URL: the loader would fetch it from afar, or give up as well
            }
        }
        return List.copyOf(paths);
    }
}
