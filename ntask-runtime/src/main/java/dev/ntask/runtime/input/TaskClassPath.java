package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeIndex;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** The class path that tasks run on, and the digest of everything on it. */
public final class TaskClassPath {
    /** Knows the digest of a file, preferably without reading it. */
    @FunctionalInterface
    public interface Digests {
        /** Returns the SHA-256 of a file's content in hexadecimal. */
        String sha256(Path file) throws IOException;
    }

    /** Names the generated program, in every jar of tasks; a code index may be missing. */
    private static final String PROGRAM = "META-INF/services/dev.ntask.runtime.Launch";

    private final List<Path> entries;
    private final Digests digests;

    /** Creates a class path of directories and jars; entries that do not exist are passed over, as the JVM does. */
    public TaskClassPath(List<Path> entries, Digests digests) {
        this.entries = List.copyOf(entries);
        this.digests = digests;
    }

    /** Splits a class path as the JVM writes it; an empty entry is the working directory. */
    public static List<Path> split(String classPath) {
        List<Path> entries = new ArrayList<>();
        int start = 0;
        while (start <= classPath.length()) {
            int end = classPath.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? classPath.length() : end;
            entries.add(Path.of(classPath.substring(start, end)));
            start = end + 1;
        }
        return entries;
    }

    List<Path> entries() {
        return entries;
    }

    /** Writes down the class path: it differs as soon as any file on it does, in content, name or order. */
    byte[] state() throws IOException {
        Encoder state = new Encoder();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                Map<String, Path> files = new TreeMap<>();
                list(entry, "", files);
                state.putInt(files.size());
                for (Map.Entry<String, Path> file : files.entrySet()) {
                    state.putString(file.getKey()).putString(digests.sha256(file.getValue()));
                }
            } else if (Files.isRegularFile(entry)) {
                state.putString(digests.sha256(entry));
            }
        }
        return state.toBytes();
    }

    private static void list(Path directory, String prefix, Map<String, Path> files) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                String name = prefix + child.getFileName();
                if (Files.isDirectory(child)) {
                    list(child, name + '/', files);
                } else {
                    files.put(name, child);
                }
            }
        }
    }

    /** Finds the jars that hold tasks: those into which the processor wrote something. */
    Set<Path> projectJars() throws IOException {
        Set<Path> jars = new LinkedHashSet<>();
        for (Path entry : entries) {
            if (Files.isRegularFile(entry)) {
                try (ZipFile zip = new ZipFile(entry.toFile())) {
                    if (zip.getEntry(CodeIndex.RESOURCE) != null || zip.getEntry(PROGRAM) != null) {
                        jars.add(entry);
                    }
                }
            }
        }
        return jars;
    }
}
