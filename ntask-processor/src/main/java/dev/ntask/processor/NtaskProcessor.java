package dev.ntask.processor;

import com.google.auto.service.AutoService;
import dev.ntask.processor.diagnostic.Diagnostics;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.read.Sources;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What javac calls: reads tasks, proves their graph sound, and generates what runs them. */
@AutoService(Processor.class)
public final class NtaskProcessor extends AbstractProcessor {
    private @Nullable Pipeline pipeline;

    /** Creates the processor; for the compiler. */
    public NtaskProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        pipeline = new Pipeline(environment);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.ntask.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(Options.PACKAGE, Options.CLASS_PATH);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims the annotations, which are nobody else's: else javac warns that nobody processes them. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            Objects.requireNonNull(pipeline, "process before init").round(annotations, round);
        } catch (RuntimeException | AssertionError e) {
            // The edge of the processor: an exception that escapes would look like a crash of the compiler.
            Diagnostics.print(List.of(Message.BUG.at(new Sources(processingEnv).nowhere(), e)));
        }
        return true;
    }
}
