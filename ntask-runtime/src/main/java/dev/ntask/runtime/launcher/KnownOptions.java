package dev.ntask.runtime.launcher;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Takes part in every compilation and does nothing: javac warns of options that no processor which took part knows,
 * and ours takes no part where the sources hold none of our annotations.
 */
final class KnownOptions extends AbstractProcessor {
    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(TaskCompiler.CLASS_PATH_OPTION);
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
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return false;
    }
}
