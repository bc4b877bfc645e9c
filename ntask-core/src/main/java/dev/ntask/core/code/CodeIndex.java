package dev.ntask.core.code;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The code digest of every task, with all that it was computed from: written by javac, confirmed cheaply before a run,
 * computed anew where it no longer holds.
 *
 * @param javaVersion the feature version of the JDK whose classes were looked at
 * @param libraryDigest of all library jars, if a task's code depends on it
 * @param classes every project class with the SHA-256 of its file
 * @param resources the project resources that count, with their digest; {@code "-"} for one that is not there
 * @param everyResource whether a task that is opaque or uses a library makes all resources count
 * @param tasks by task name
 */
public record CodeIndex(
        int javaVersion,
        Optional<String> libraryDigest,
        SortedMap<String, String> classes,
        SortedMap<String, String> resources,
        boolean everyResource,
        SortedMap<String, TaskCode> tasks) {

    /** Where ntask keeps its own files on the class path; nothing in there counts as the project's. */
    public static final String DIRECTORY = "META-INF/ntask/";

    /** The resource that holds the index. */
    public static final String RESOURCE = DIRECTORY + "code-index";

    /** Takes copies: an index does not change. */
    public CodeIndex {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        tasks = Collections.unmodifiableSortedMap(new TreeMap<>(tasks));
    }

    /**
     * Walks the code of all tasks. The same in javac and at run time; the only entry that loads ASM.
     *
     * @throws MalformedClassException if a class file cannot be understood
     * @throws IllegalArgumentException if a task's method is not in a project class
     */
    public static CodeIndex compute(List<TaskMethod> tasks, ClassSource source) throws IOException {
        return new Indexing(source).index(tasks);
    }

    /** Reads what {@link #text} wrote; refuses anything else in one line that says what is wrong. */
    public static CodeIndex parse(String text) throws CorruptIndexException {
        return CodeIndexText.parse(text);
    }

    /** Writes the index: sorted, versioned, closed by a digest of itself; the same index gives the same text. */
    public String text() {
        return CodeIndexText.write(this);
    }

    /** The code of one task, if the index knows it. */
    public Optional<TaskCode> task(String name) {
        return Optional.ofNullable(tasks.get(name));
    }

    /**
     * Compares all that this index was computed from with what is there now.
     *
     * @return empty if the index holds, else the first difference in words
     */
    public Optional<String> confirm(ClassPathState now) throws IOException {
        if (javaVersion != now.javaVersion()) {
            return Optional.of("it was computed on Java " + javaVersion);
        }
        Optional<String> difference = differentClass(now);
        if (difference.isEmpty()) {
            difference = differentResource(now);
        }
        if (difference.isEmpty()
                && libraryDigest.isPresent()
                && !libraryDigest.get().equals(now.libraryDigest())) {
            return Optional.of("a library changed");
        }
        return difference;
    }

    private Optional<String> differentClass(ClassPathState now) throws IOException {
        for (String name : now.classes()) {
            if (!classes.containsKey(name)) {
                return Optional.of("class " + name + " is new");
            }
        }
        for (Map.Entry<String, String> known : classes.entrySet()) {
            Optional<String> digest = now.classDigest(known.getKey());
            if (digest.isEmpty()) {
                return Optional.of("class " + known.getKey() + " is gone");
            }
            if (!digest.get().equals(known.getValue())) {
                return Optional.of("class " + known.getKey() + " changed");
            }
        }
        return Optional.empty();
    }

    private Optional<String> differentResource(ClassPathState now) throws IOException {
        for (String name : now.resources()) {
            boolean counts = everyResource || name.startsWith(Resources.SERVICES);
            if (counts && !resources.containsKey(name)) {
                return Optional.of("resource " + name + " is new");
            }
        }
        for (Map.Entry<String, String> known : resources.entrySet()) {
            if (!known.getValue().equals(now.resourceDigest(known.getKey()).orElse(Resources.ABSENT))) {
                return Optional.of("resource " + known.getKey() + " changed");
            }
        }
        return Optional.empty();
    }
}
