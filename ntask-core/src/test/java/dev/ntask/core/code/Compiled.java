package dev.ntask.core.code;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files made from source text by the javac of this JDK, in memory. */
final class Compiled {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    /** Shared, since opening the JDK's classes costs more than compiling. */
    private static final StandardJavaFileManager STANDARD =
            JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private static final PlatformClasses PLATFORM = new PlatformClasses();

    /** What a parameterless task {@code Tasks.run()} needs beside its class. */
    private static final Map<String, String> STUBS = Map.of(
            "dev.ntask.TaskRef",
            "package dev.ntask; public interface TaskRef { void run() throws Throwable; }",
            "dev.ntask.Ntask",
            "package dev.ntask; public final class Ntask {"
                    + " public static void depends(TaskRef... tasks) {} public static void shell(String s) {} }");

    private final Map<String, byte[]> classes;

    private Compiled(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    static Compiled of(String source, String... options) {
        return of(Map.of("Tasks", source), List.of(options));
    }

    static Compiled of(Map<String, String> sources, List<String> options) {
        Map<String, String> all = new TreeMap<>(STUBS);
        all.putAll(sources);
        List<JavaFileObject> files = new ArrayList<>();
        all.forEach((name, text) -> files.add(new Source(name, text)));
        StringWriter messages = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none"));
        arguments.addAll(options);
        Output output = new Output(STANDARD);
        if (!JAVAC.getTask(messages, output, null, arguments, null, files).call()) {
            throw new AssertionError("does not compile:\n" + messages + "\n" + sources);
        }
        return new Compiled(output.bytes());
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    /** A copy of one class file. */
    byte[] bytes(String name) {
        return Objects.requireNonNull(classes.get(name)).clone();
    }

    MemoryClassSource source() throws IOException {
        return source(new ClassPathSource(List.of(), Set.of(), PLATFORM, LibraryDigest::ofJar));
    }

    MemoryClassSource source(ClassSource rest) {
        MemoryClassSource source = new MemoryClassSource(rest);
        classes.forEach(source::addClass);
        return source;
    }

    static PlatformClasses platform() {
        return PLATFORM;
    }

    static ClassSource libraries(Path... jars) throws IOException {
        return new ClassPathSource(List.of(jars), Set.of(), PLATFORM, LibraryDigest::ofJar);
    }

    /** The code of {@code Tasks.run()}. */
    TaskCode run() throws IOException {
        return task(source(), "Tasks", "run", "()V");
    }

    /** The code of {@code Tasks.run()} in parts; the task is called {@code task}. */
    CodeParts parts() throws IOException {
        return IndexedCode.compute(List.of(new TaskMethod("task", "Tasks", "run", "()V")), source())
                .parts();
    }

    static TaskCode run(ClassSource source) throws IOException {
        return task(source, "Tasks", "run", "()V");
    }

    static TaskCode task(ClassSource source, String owner, String method, String descriptor) throws IOException {
        return CodeIndex.compute(List.of(new TaskMethod("task", owner, method, descriptor)), source)
                .task("task")
                .orElseThrow();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Output(JavaFileManager standard) {
            super(standard);
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> bytes = new TreeMap<>();
            written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            written.put(className.replace('.', '/'), out);
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return out;
                }
            };
        }
    }
}
