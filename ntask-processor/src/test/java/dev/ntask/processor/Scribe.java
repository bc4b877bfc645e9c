package dev.ntask.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Somebody else's annotation processor, which generates given sources in given rounds. */
final class Scribe extends AbstractProcessor {
    /** The sources by {@code round-2/com/acme/Late.java}. */
    private final Map<String, String> sources = new TreeMap<>();

    private int round;

    void add(String name, String text) {
        sources.put(name, text);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        round++;
        String prefix = "round-" + round + "/";
        sources.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                write(name.substring(prefix.length()).replaceFirst("\\.java$", ""), text);
            }
        });
        return false;
    }

    private void write(String name, String text) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(name.replace('/', '.'))
                .openWriter()) {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
