package dev.ntask.processor;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A program that does not compile, and all that a compilation of it says.
 *
 * <p>It is a source that ends in comments, {@code // error at 12:5: [NT004] ...}, or a folder with {@code said.txt}. A
 * folder holds sources, and may hold {@code options.txt} for javac, what is in the way in the folder of generated
 * sources ({@code generated}), and what another processor generates ({@code round-2}).
 */
final class ErrorProgram {
    private static final String OPTIONS = "options.txt";
    private static final String SAID = "said.txt";

    private final Path path;

    ErrorProgram(Path path) {
        this.path = path;
    }

    static List<ErrorProgram> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(ErrorProgram::new).toList();
        }
    }

    boolean isFolder() {
        return Files.isDirectory(path);
    }

    /** The file that tells what is expected. */
    Path golden() {
        return isFolder() ? path.resolve(SAID) : path;
    }

    /** The golden file with nothing expected in it. */
    String source() throws IOException {
        if (isFolder()) {
            return "";
        }
        String text = Files.readString(path);
        int end = text.indexOf("\n// ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Compiles the program; a folder needs another to work in, and can be given to javac last file first. */
    List<String> said(Path work, boolean reversed) throws IOException {
        return isFolder() ? saidOfFolder(work, reversed) : saidOfFile();
    }

    private List<String> saidOfFile() throws IOException {
        return Compiler.javac()
                .withProcessors(new NtaskProcessor())
                .compile(JavaFileObjects.forSourceString(toString(), source()))
                .diagnostics()
                .stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> "// " + line(diagnostic))
                .toList();
    }

    private List<String> saidOfFolder(Path work, boolean reversed) throws IOException {
        Javac javac = new Javac(work);
        List<String> sources = new ArrayList<>();
        Scribe scribe = new Scribe();
        for (Path file : Javac.files(path, "")) {
            String name = path.relativize(file).toString().replace('\\', '/');
            if (name.startsWith("round-")) {
                scribe.add(name, Files.readString(file));
            } else if (name.startsWith("generated/")) {
                Files.createDirectories(work.resolve(name).getParent());
                Files.copy(file, work.resolve(name));
            } else if (name.endsWith(".java")) {
                javac.write(name, Files.readString(file));
                sources.add(name);
            }
        }
        if (reversed) {
            Collections.reverse(sources);
        }
        Path options = path.resolve(OPTIONS);
        return javac
                .after(scribe)
                .saidOf(sources, Files.exists(options) ? Files.readAllLines(options) : List.of())
                .stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> file(diagnostic) + line(diagnostic).replace(work.toString(), "..."))
                .toList();
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        String text = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
        return kind + place(diagnostic) + ": " + text;
    }

    private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? ""
                : " at " + diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber();
    }

    private static String file(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? ""
                : Path.of(diagnostic.getSource().toUri()).getFileName() + ": ";
    }

    @Override
    public String toString() {
        return path.getFileName().toString().replaceFirst("\\.java$", "");
    }
}
