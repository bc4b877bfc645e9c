package dev.ntask.core.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The project resources that the tasks read, digested once and remembered for the index. */
final class Resources {
    /** Stands for the digest of a resource that the project does not hold. */
    static final String ABSENT = "-";

    static final String SERVICES = "META-INF/services/";
    /** What names the program generated for the tasks: it is for whoever starts them, and leads to all of them. */
    private static final String OWN_SERVICES = SERVICES + "dev.ntask.";
    /** More is data, whatever it looks like. */
    private static final int LONGEST_TEXT = 1 << 20;

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

    private static boolean isDirectory(String name, SortedSet<String> files) {
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

    /** All files that name providers, whoever for. */
    List<String> services() throws IOException {
        List<String> services = new ArrayList<>();
        for (String name : source.projectResources()) {
            if (name.startsWith(SERVICES)) {
                services.add(name);
            }
        }
        return services;
    }

    /**
     * What in a resource may be the name of a class or a package: providers, listeners and the like in configurations of
     * libraries. Manifests and what names ntask's own program are for whoever starts the JVM.
     */
    Set<String> names(String resource) throws IOException {
        Set<String> names = new TreeSet<>();
        if (resource.equals("META-INF/MANIFEST.MF") || resource.startsWith(OWN_SERVICES)) {
            return names;
        }
        for (byte[] content : source.resource(resource)) {
            if (content.length <= LONGEST_TEXT) {
                names.addAll(NamesInText.of(new String(content, StandardCharsets.UTF_8)));
            }
        }
        return names;
    }

    /** The classes that a {@code META-INF/services} file names, also those without a package; none for other files. */
    List<String> providers(String name) throws IOException {
        List<String> providers = new ArrayList<>();
        if (!name.startsWith(SERVICES) || name.startsWith(OWN_SERVICES)) {
            return providers;
        }
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
