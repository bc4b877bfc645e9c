package dev.ntask.runtime.launcher;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the sources of tasks in this process, with our annotation processor. */
final class TaskCompiler {
    static final String CLASS_PATH_OPTION = "ntask.classpath";

    private static final String OUR_PROCESSORS = "dev.ntask.processor.";

    private final Installation installation;
    private final Path scratch;

    TaskCompiler(Installation installation, Path scratch) {
        this.installation = installation;
        this.scratch = scratch;
    }

    /** Compiles sources, printing what the compiler says on standard error; returns the folder of classes. */
    Path compile(List<String> sources, List<String> libraries) throws IOException, CompileFailure {
        AtomicFile.deleteTree(scratch);
        Path classes = Files.createDirectories(scratch.resolve("classes"));
        Path generated = Files.createDirectories(scratch.resolve("generated"));
        String classPath = classPath(libraries);
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-s",
                generated.toString(),
                "-classpath",
                classPath,
                "-sourcepath",
                "",
                "-implicit:none",
                "-encoding",
                "UTF-8",
                "-g",
                // javac does not tell it to the processor, which digests the libraries
                "-A" + CLASS_PATH_OPTION + "=" + classPath,
                "-XDstringConcat=inline");
        if (!call(sources, options)) {
            throw new CompileFailure();
        }
        return classes;
    }

    private boolean call(List<String> sources, List<String> options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        PrintWriter messages = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8));
        try (ToolLoader tools = new ToolLoader(installation.compileJars(), installation.runtimeJars());
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    messages, files, null, options, null, files.getJavaFileObjectsFromStrings(sources));
            task.setProcessors(processors(tools));
            return task.call();
        } finally {
            messages.flush();
        }
    }

    private static List<Processor> processors(ToolLoader tools) {
        List<Processor> processors = new ArrayList<>();
        processors.add(new KnownOptions());
        for (Processor processor : ServiceLoader.load(Processor.class, tools)) {
            if (processor.getClass().getName().startsWith(OUR_PROCESSORS)) {
                processors.add(processor);
            }
        }
        if (processors.size() == 1) {
            throw new NoClassDefFoundError("no annotation processor");
        }
        return processors;
    }

    private String classPath(List<String> libraries) {
        StringBuilder path = new StringBuilder();
        for (Path jar : installation.runtimeJars()) {
            path.append(path.length() == 0 ? "" : File.pathSeparator).append(jar);
        }
        for (String library : libraries) {
            path.append(File.pathSeparator).append(library);
        }
        return path.toString();
    }
}
