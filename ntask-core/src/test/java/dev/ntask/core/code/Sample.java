package dev.ntask.core.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** The project under {@code code/sample}: some tasks over many classes, and code that no task reaches, which says so. */
final class Sample {
    private static final Path ROOT = Path.of("src/test/resources/code/sample");

    private final Compiled compiled;
    private final ClassSource platform;
    private final List<TaskMethod> tasks = new ArrayList<>();
    private final Set<String> neverClasses = new TreeSet<>();

    private Sample(Compiled compiled, boolean isModern) throws IOException {
        this.compiled = compiled;
        this.platform = new Remembered(Compiled.libraries());
        for (String name : List.of("math", "control", "shapes", "streams", "objects", "archive")) {
            tasks.add(new TaskMethod(name, "sample/Tasks", name, "()V"));
        }
        if (isModern) {
            tasks.add(new TaskMethod("modern", "sample/Modern", "modern", "()V"));
        }
        classes().forEach((name, bytes) -> new ClassReader(bytes).accept(new Enclosing(name), ClassReader.SKIP_CODE));
    }

    static Sample compile() throws IOException {
        boolean isModern = Runtime.version().feature() >= 21;
        Map<String, String> sources = new TreeMap<>();
        for (String file : List.of("Log.txt", "Tasks.txt", "Parts.txt", "model.txt", "modern-jdk21.txt")) {
            if (isModern || !file.startsWith("modern")) {
                sources.putAll(CodeTable.sources(Files.readString(ROOT.resolve(file))));
            }
        }
        return new Sample(Compiled.of(sources, List.of()), isModern);
    }

    List<TaskMethod> tasks() {
        return tasks;
    }

    /** The project's classes, without what only stands in for ntask. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>(compiled.classes());
        classes.keySet().removeIf(name -> !name.startsWith("sample/"));
        return classes;
    }

    /** Computes all tasks' digests with one place changed. */
    Map<String, String> digests(Mutation.Place place) throws IOException {
        return digests(place.owner(), Mutation.mutate(compiled.bytes(place.owner()), place));
    }

    /** Computes all tasks' digests with one class replaced. */
    Map<String, String> digests(String name, byte[] bytes) throws IOException {
        MemoryClassSource source = compiled.source(platform);
        source.addClass(name, bytes);
        Map<String, String> digests = new TreeMap<>();
        CodeIndex.compute(tasks, source).tasks().forEach((task, code) -> digests.put(task, code.digest()));
        return digests;
    }

    Map<String, String> digests() throws IOException {
        return digests("sample/Tasks", compiled.bytes("sample/Tasks"));
    }

    /** Whether no task ever runs a method: its name, or that of what it is in, says so. */
    boolean isNever(String owner, String method) {
        return neverClasses.contains(owner) || owner.contains("Never") || isNever(method);
    }

    private static boolean isNever(String method) {
        return method.substring(0, method.indexOf('(')).matches("never.*|lambda\\$never.*");
    }

    /** Notes classes inside methods that are never called. */
    private final class Enclosing extends ClassVisitor {
        private final String name;

        Enclosing(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public void visitOuterClass(String owner, String method, String descriptor) {
            if (method != null && isNever(method + "(")) {
                neverClasses.add(name);
            }
        }
    }
}
