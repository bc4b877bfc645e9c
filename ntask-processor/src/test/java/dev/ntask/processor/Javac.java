package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder of sources and one of classes, and javac in between as a build calls it. */
public final class Javac {
    private final Path sources;
    private final Path classes;
    private final Path generated;
    private Processor processor = new NtaskProcessor();
    private boolean ofThisRun;
    private final List<Processor> before = new ArrayList<>();

    /** Makes the folders below another. */
    public Javac(Path root) throws IOException {
        sources = Files.createDirectories(root.resolve("sources"));
        classes = Files.createDirectories(root.resolve("classes"));
        generated = Files.createDirectories(root.resolve("generated"));
    }

    /** The folder of classes. */
    public Path classes() {
        return classes;
    }

    /** The folder of sources. */
    public Path sources() {
        return sources;
    }

    /** The folder of generated sources. */
    public Path generated() {
        return generated;
    }

    /** Lets another processor run. */
    public Javac with(Processor other) {
        processor = other;
        ofThisRun = true;
        return this;
    }

    /** Lets another processor run before ours. */
    public Javac after(Processor other) {
        before.add(other);
        return this;
    }

    /** Writes a source. */
    public Javac write(String file, String text) throws IOException {
        Path path = sources.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Compiles all sources; fails unless javac succeeds without a word. */
    public Javac compile(String... options) {
        assertEquals(List.of(), diagnostics(options));
        return this;
    }

    /** Compiles all sources, and returns what javac says. */
    public List<String> diagnostics(String... options) {
        return diagnostics(files(sources, ".java"), List.of(options));
    }

    /** Compiles some sources against the classes that are there, and returns what javac says. */
    public List<String> diagnosticsOf(List<String> files, String... options) {
        return diagnostics(files.stream().map(sources::resolve).toList(), List.of(options));
    }

    private List<String> diagnostics(List<Path> files, List<String> more) {
        return said(files, more).stream().map(Javac::line).toList();
    }

    /** Compiles some sources against the classes that are there, and returns what javac says, as it says it. */
    public List<Diagnostic<? extends JavaFileObject>> saidOf(List<String> files, List<String> options) {
        return said(files.stream().map(sources::resolve).toList(), options);
    }

    private List<Diagnostic<? extends JavaFileObject>> said(List<Path> files, List<String> more) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
        options.addAll(List.of("-cp", classes + java.io.File.pathSeparator + classPath(), "-sourcepath", ""));
        options.addAll(more);
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, manager, collector, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setLocale(Locale.ROOT);
            List<Processor> processors = new ArrayList<>(before);
            processors.add(ofThisRun ? processor : new NtaskProcessor());
            task.setProcessors(processors);
            task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return collector.getDiagnostics();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        String place = diagnostic.getSource() == null
                ? ""
                : Path.of(diagnostic.getSource().toUri()).getFileName() + ":" + diagnostic.getLineNumber() + ": ";
        return place + diagnostic.getKind().name().toLowerCase(Locale.ROOT) + ": " + diagnostic.getMessage(Locale.ROOT);
    }

    /** What tests run with, and so has ntask and its libraries. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Lists files below a folder, sorted. */
    public static List<Path> files(Path folder, String end) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all files below a folder, by their path relative to it with slashes, as text of one character a byte. */
    public static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(folder, "")) {
            contents.put(
                    folder.relativize(file).toString().replace('\\', '/'),
                    Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return contents;
    }
}
