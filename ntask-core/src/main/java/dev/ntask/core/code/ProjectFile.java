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
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file of the project's on the class path.
 *
 * @param name as a class loader names it
 * @param container the directory or jar that holds it
 */
record ProjectFile(String name, Path container, boolean isInJar) {

    /** A class loader follows links, so this does too. */
    static List<ProjectFile> inDirectory(Path directory) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        Files.walkFileTree(
                directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            String name = directory.relativize(file).toString();
                            String separator = file.getFileSystem().getSeparator();
                            files.add(new ProjectFile(name.replace(separator, "/"), directory, false));
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

    static List<ProjectFile> inJar(Path jar) throws IOException {
        List<ProjectFile> files = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    files.add(new ProjectFile(entry.getName(), jar, true));
                }
            }
        }
        return files;
    }

    byte[] read() throws IOException {
        if (!isInJar) {
            return Files.readAllBytes(container.resolve(name));
        }
        try (ZipFile zip = new ZipFile(container.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(container + " has lost " + name);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}
