package dev.ntask.core.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A file of the project's on the class path: on disk, or out of a jar, which is read whole since it is small. */
final class ProjectFile {
    private final String name;
    private final Path file;
    private final byte @Nullable [] fromJar;

    private ProjectFile(String name, Path file, byte @Nullable [] fromJar) {
        this.name = name;
        this.file = file;
        this.fromJar = fromJar;
    }

    /** Lists a directory. A class loader follows links, so this does too. */
    static List<ProjectFile> inDirectory(Path directory) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        String separator = directory.getFileSystem().getSeparator();
        Files.walkFileTree(
                directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            String name = directory.relativize(file).toString().replace(separator, "/");
                            files.add(new ProjectFile(name, file, null));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException exception) {
                        return FileVisitResult.CONTINUE; // a link into nowhere or in a circle: no loader finds it
                    }
                });
        return files;
    }

    /** Reads a jar, as a class loader of this JVM sees it: of a multi-release jar, the versions that are meant for it. */
    static List<ProjectFile> inJar(Path jar) throws IOException {
        return inJar(jar, name -> true);
    }

    /** The same for some of the names in a jar. */
    static List<ProjectFile> inJar(Path jar, Predicate<String> wanted) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        try (JarFile open = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
            for (JarEntry entry : open.versionedStream().toList()) {
                if (!entry.isDirectory() && wanted.test(entry.getName())) {
                    try (InputStream in = open.getInputStream(entry)) {
                        files.add(new ProjectFile(entry.getName(), jar, in.readAllBytes()));
                    }
                }
            }
        }
        return files;
    }

    /** The name by which a class loader finds it. */
    String name() {
        return name;
    }

    byte[] read() throws IOException {
        return fromJar == null ? Files.readAllBytes(file) : fromJar.clone();
    }
}
