package dev.ntask.core.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The project resources that the tasks read, digested once and remembered for the index. */
final class Resources {
    /** Stands for the digest of a resource that the project does not hold. */
    static final String ABSENT = "-";

    private final ClassSource source;
    private final SortedMap<String, String> read = new TreeMap<>();

    Resources(ClassSource source) {
        this.source = source;
    }

    /**
     * Whether a name can only mean one file. A directory shows its entries, dots and doubled slashes lead elsewhere, and
     * class files are not resources here.
     */
    boolean isPlainFile(String name) throws IOException {
        return !name.isEmpty()
                && !name.startsWith("/")
                && !name.endsWith("/")
                && !name.endsWith(".class")
                && !name.contains("//")
                && !name.contains("./")
                && !name.contains("\\")
                && !name.endsWith("..")
                && !isDirectory(name, source.projectResources());
    }

    static boolean isDirectory(String name, SortedSet<String> files) {
        SortedSet<String> inside = files.tailSet(name + "/");
        return !inside.isEmpty() && inside.first().startsWith(name + "/");
    }

    SortedMap<String, String> read() {
        return read;
    }

    String digest(String name) throws IOException {
        String known = read.get(name);
        if (known == null) {
            known = digestOf(source.resource(name));
            read.put(name, known);
        }
        return known;
    }

    private static String digestOf(List<byte[]> contents) {
        List<String> digests = new ArrayList<>();
        for (byte[] content : contents) {
            digests.add(Sha256.of(content).hex());
        }
        return digests.isEmpty() ? ABSENT : String.join("+", digests);
    }

    /** The classes that a {@code META-INF/services} file names. */
    List<String> providers(String name) throws IOException {
        List<String> providers = new ArrayList<>();
        for (byte[] content : source.resource(name)) {
            new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> providers.add(line.replace('.', '/')));
        }
        return providers;
    }
}
