package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The project's classes: every header at once, since a call may end in any subclass; the code of a class when reached. */
final class Project {
    private final ClassSource source;
    private final Map<String, ClassHeader> headers = new HashMap<>();
    private final Map<String, MalformedClassException> unreadable = new HashMap<>();
    private final Map<String, Set<String>> lineages = new HashMap<>();
    private final Map<String, ClassFacts> facts = new HashMap<>();
    private final Map<String, ReflectiveFacts> reflective = new HashMap<>();
    private final Map<String, List<String>> directSubtypes = new HashMap<>();
    private final SortedMap<String, String> digests = new TreeMap<>();
    private final Map<String, ClassOrigin> origins = new HashMap<>();
    private final Map<String, Optional<ClassHeader>> platform = new HashMap<>();
    /** By the name that a source would use, or by package, the classes that a text may mean beside a class of just its name. */
    private final Map<String, SortedSet<String>> named = new HashMap<>();

    Project(ClassSource source) throws IOException {
        this.source = source;
        for (String name : source.projectClasses()) {
            byte[] bytes = bytes(name);
            digests.put(name, Sha256.of(bytes).hex());
            if (OwnPackages.contain(name)) {
                continue; // ntask built next to its user: still not the user's code
            }
            try {
                add(HeaderReader.read(name, bytes));
            } catch (MalformedClassException e) {
                unreadable.put(name, e); // no error until something needs it: the JVM sees it the same way
            }
        }
    }

    private void add(ClassHeader header) {
        String name = header.name();
        headers.put(name, header);
        named.computeIfAbsent(name.replace('$', '/'), key -> new TreeSet<>()).add(name);
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            named.computeIfAbsent(name.substring(0, slash), key -> new TreeSet<>())
                    .add(name);
        }
        for (String supertype : supertypes(header)) {
            directSubtypes.computeIfAbsent(supertype, key -> new ArrayList<>()).add(header.name());
        }
    }

    ClassSource source() {
        return source;
    }

    /** The SHA-256 of every project class. */
    SortedMap<String, String> digests() {
        return digests;
    }

    Iterable<ClassHeader> headers() {
        return headers.values();
    }

    /** The class, if it is the project's. */
    @Nullable
    ClassHeader header(String name) {
        return headers.get(name);
    }

    /** The classes that a text may mean: one of this name, binary or canonical, or all in the package and below it. */
    Set<String> named(String name) {
        return headers.containsKey(name) ? Set.of(name) : named.getOrDefault(name, Collections.emptySortedSet());
    }

    /** A class whose header is known to be there. */
    ClassFacts facts(String name) throws IOException {
        ClassFacts known = facts.get(name);
        if (known == null) {
            known = FactsReader.read(project(name), bytes(name));
            facts.put(name, known);
        }
        return known;
    }

    ReflectiveFacts reflective(String name) throws IOException {
        ReflectiveFacts known = reflective.get(name);
        if (known == null) {
            known = ReflectiveReader.read(name, bytes(name));
            reflective.put(name, known);
        }
        return known;
    }

    ClassHeader project(String name) {
        ClassHeader header = headers.get(name);
        if (header == null) {
            throw new AssertionError(name + " is no project class; this is a bug");
        }
        return header;
    }

    private byte[] bytes(String name) throws IOException {
        return source.classBytes(name).orElseThrow(() -> new IOException("class " + name + " has disappeared"));
    }

    ClassOrigin origin(String name) throws IOException {
        if (headers.containsKey(name)) {
            return ClassOrigin.PROJECT;
        }
        ClassOrigin known = origins.get(name);
        if (known == null) {
            known = OwnPackages.contain(name) ? ClassOrigin.PLATFORM : source.origin(name);
            MalformedClassException e = unreadable.get(name);
            if (e != null) {
                throw e;
            }
            // A class file that the listing does not show is nobody's code that we could follow.
            known = known == ClassOrigin.PROJECT ? ClassOrigin.LIBRARY : known;
            origins.put(name, known);
        }
        return known;
    }

    /** A platform class, if its bytes are at hand. */
    Optional<ClassHeader> platform(String name) throws IOException {
        Optional<ClassHeader> known = platform.get(name);
        if (known == null) {
            Optional<byte[]> bytes = source.classBytes(name);
            known = bytes.isPresent() ? Optional.of(HeaderReader.read(name, bytes.get())) : Optional.empty();
            platform.put(name, known);
        }
        return known;
    }

    static List<String> supertypes(ClassHeader header) {
        List<String> supertypes = new ArrayList<>();
        if (header.superName() != null) {
            supertypes.add(header.superName());
        }
        supertypes.addAll(header.interfaces());
        return supertypes;
    }

    /** The class and all project classes below it. */
    Set<String> subtypes(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (found.add(next)) {
                open.addAll(directSubtypes.getOrDefault(next, List.of()));
            }
        }
        return found;
    }

    /** The class and every class and interface above it, superclasses first; the project's and the first of others. */
    Set<String> lineage(String name) {
        return lineages.computeIfAbsent(name, this::findLineage);
    }

    private Set<String> findLineage(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> interfaces = new ArrayDeque<>();
        String superclass = name;
        while (superclass != null && found.add(superclass)) {
            ClassHeader header = headers.get(superclass);
            if (header == null) {
                break;
            }
            interfaces.addAll(header.interfaces());
            superclass = header.superName();
        }
        while (!interfaces.isEmpty()) {
            String next = interfaces.removeFirst();
            ClassHeader header = headers.get(next);
            if (found.add(next) && header != null) {
                interfaces.addAll(header.interfaces());
            }
        }
        return found;
    }
}
