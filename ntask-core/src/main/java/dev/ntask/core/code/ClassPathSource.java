package dev.ntask.core.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A class path of directories and jars. Directories and the jars named as such are project code; all other jars are
 * libraries, but for ntask's own, which count nowhere. Entries that do not exist are passed over, as the JVM does.
 */
public final class ClassPathSource implements ClassSource {

    /** Digests one jar, so that a caller with a stat cache can skip the reading. */
    @FunctionalInterface
    public interface JarDigester {
        /** Digests a jar as {@link LibraryDigest#ofJar} does. */
        String digest(Path jar) throws IOException;
    }

    private static final String CLASS = ".class";

    private final List<Path> libraries = new ArrayList<>();
    private final SortedMap<String, List<ProjectFile>> files = new TreeMap<>();
    private final SortedSet<String> classes = new TreeSet<>();
    private final SortedSet<String> resources = new TreeSet<>();
    private final boolean widened;
    private final PlatformClasses platform;
    private final JarDigester jarDigester;
    private @Nullable String libraryDigest;

    /**
     * Lists the class path.
     *
     * @param entries directories and jars, in class path order
     * @param projectJars those of the jars that hold project code
     * @param jarDigester usually {@link LibraryDigest#ofJar}
     */
    public ClassPathSource(List<Path> entries, Set<Path> projectJars, PlatformClasses platform, JarDigester jarDigester)
            throws IOException {
        this.platform = platform;
        this.jarDigester = jarDigester;
        Set<Path> all = ClassPathEntries.expand(entries);
        widened = !entries.containsAll(all);
        List<Path> before = new ArrayList<>();
        for (Path entry : all) {
            if (Files.isDirectory(entry)) {
                add(unshadowed(ProjectFile.inDirectory(entry), before));
            } else if (projectJars.contains(entry)) {
                add(unshadowed(ProjectFile.inJar(entry), before));
            } else if (!OwnPackages.fill(entry)) {
                libraries.add(entry);
                before.add(entry);
            }
        }
    }

    /**
     * Takes away the classes that a library before holds as well: those are the library's. A resource stays behind the
     * library's of the same name.
     */
    private List<ProjectFile> unshadowed(List<ProjectFile> found, List<Path> before) throws IOException {
        if (before.isEmpty()) {
            return found;
        }
        Map<String, ProjectFile> rest = new LinkedHashMap<>();
        for (ProjectFile file : found) {
            rest.put(file.name(), file);
        }
        List<ProjectFile> all = new ArrayList<>();
        for (Path library : before) {
            for (ProjectFile shadow : shadows(library, rest.keySet())) {
                if (isClass(shadow.name())) {
                    rest.remove(shadow.name());
                } else if (!files.containsKey(shadow.name())) {
                    all.add(shadow);
                }
            }
        }
        all.addAll(rest.values());
        return all;
    }

    private static List<ProjectFile> shadows(Path library, Set<String> names) throws IOException {
        try {
            return ProjectFile.inJar(library, Set.copyOf(names)::contains);
        } catch (ZipException e) {
            return List.of(); // no jar at all: the JVM passes it over
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(CLASS) && !name.startsWith("META-INF/");
    }

    private void add(List<ProjectFile> more) {
        for (ProjectFile file : more) {
            String name = file.name();
            if (name.startsWith(CodeIndex.DIRECTORY)) {
                continue;
            }
            files.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
            if (!isClass(name)) {
                resources.add(name);
            } else if (!name.endsWith("module-info.class")) {
                classes.add(name.substring(0, name.length() - CLASS.length()));
            }
        }
    }

    /** Tells whether the manifests of jars add entries that the given class path does not name. */
    public boolean widened() {
        return widened;
    }

    /** The jars that make up {@link #libraryDigest}, in class path order. */
    public List<Path> libraries() {
        return List.copyOf(libraries);
    }

    @Override
    public int javaVersion() {
        return platform.javaVersion();
    }

    @Override
    public ClassOrigin origin(String internalName) throws IOException {
        if (classes.contains(internalName)) {
            return ClassOrigin.PROJECT;
        }
        return platform.contains(internalName) ? ClassOrigin.PLATFORM : ClassOrigin.LIBRARY;
    }

    @Override
    public Optional<byte[]> classBytes(String internalName) throws IOException {
        return classes.contains(internalName)
                ? Optional.of(files.getOrDefault(internalName + CLASS, List.of())
                        .get(0)
                        .read())
                : platform.bytes(internalName);
    }

    @Override
    public SortedSet<String> projectClasses() {
        return Collections.unmodifiableSortedSet(classes);
    }

    @Override
    public SortedSet<String> projectResources() {
        return Collections.unmodifiableSortedSet(resources);
    }

    @Override
    public List<byte[]> resource(String name) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (ProjectFile file : files.getOrDefault(name, List.of())) {
            contents.add(file.read());
        }
        return contents;
    }

    @Override
    public String libraryDigest() throws IOException {
        if (libraryDigest == null) {
            List<String> digests = new ArrayList<>();
            for (Path jar : libraries) {
                digests.add(jarDigester.digest(jar));
            }
            libraryDigest = LibraryDigest.ofAll(digests);
        }
        return libraryDigest;
    }
}
