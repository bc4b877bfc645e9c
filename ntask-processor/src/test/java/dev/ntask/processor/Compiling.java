package dev.ntask.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Compiles sources with the processor as an author's build would. */
final class Compiling {
    private Compiling() {}

    /** Compiles sources, each beginning with its package and followed by its one top-level class. */
    static Compilation compile(String... sources) {
        return compile(List.of("-Xlint:all", "-Werror"), sources);
    }

    static Compilation compile(List<String> options, String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(file(source));
        }
        return Compiler.javac()
                .withProcessors(new NtaskProcessor())
                .withOptions(options)
                .compile(files);
    }

    static JavaFileObject file(String source) {
        return JavaFileObjects.forSourceString(className(source), source);
    }

    private static String className(String source) {
        String packageName = after(source, "package ", ";");
        String line = source.lines()
                .filter(text -> text.matches("(public |final |abstract )*(class|interface|enum|record) .*"))
                .findFirst()
                .orElseThrow();
        String name = line.replaceFirst("^(public |final |abstract )*(class|interface|enum|record) (\\w+).*", "$3");
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    private static String after(String text, String start, String end) {
        int from = text.startsWith(start) ? 0 : text.indexOf("\n" + start);
        if (from < 0) {
            return "";
        }
        int begin = text.indexOf(start, from) + start.length();
        return text.substring(begin, text.indexOf(end, begin)).strip();
    }

    /** Returns everything but notes, as {@code error 12 text}. */
    static List<String> problems(Compilation compilation) {
        List<String> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
            if (diagnostic.getKind() != Diagnostic.Kind.NOTE) {
                problems.add(diagnostic.getKind() + " " + diagnostic.getLineNumber() + " "
                        + diagnostic.getMessage(java.util.Locale.ROOT));
            }
        }
        return problems;
    }
}
