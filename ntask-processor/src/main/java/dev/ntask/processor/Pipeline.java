package dev.ntask.processor;

import com.palantir.javapoet.ClassName;
import dev.ntask.core.glob.IgnoreRules;
import dev.ntask.processor.analyze.Analysis;
import dev.ntask.processor.check.Linker;
import dev.ntask.processor.check.Rules;
import dev.ntask.processor.diagnostic.Diagnostic;
import dev.ntask.processor.diagnostic.Diagnostics;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.generate.Generator;
import dev.ntask.processor.generate.Output;
import dev.ntask.processor.index.CodeIndexWriter;
import dev.ntask.processor.model.ClassModel;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import dev.ntask.processor.read.Author;
import dev.ntask.processor.read.ClassReader;
import dev.ntask.processor.read.IgnoredFiles;
import dev.ntask.processor.read.Reading;
import dev.ntask.processor.read.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The way of a compilation, round by round.
 *
 * <p>Each round reads every class with tasks anew, since elements do not outlive their round, and generates the
 * constants of those it sees for the first time. The first round that brings no new class and leaves no name open is
 * the quiet one: then all rules are checked, all errors printed, and if there is none, the project is generated. If no
 * round is quiet, javac has an error of its own, and ours are printed with it at the end; or a name was found by javac
 * only, which the analysis says.
 */
final class Pipeline {
    private final ProcessingEnvironment environment;
    private final Options options;
    private final Analysis analysis;
    private final CodeIndexWriter index;

    /** The top-level classes that were seen, by qualified name. */
    private final Set<String> classes = new TreeSet<>();

    private final Set<String> withConstants = new HashSet<>();
    private boolean done;

    Pipeline(ProcessingEnvironment environment) {
        this.environment = environment;
        this.options = Options.of(environment.getOptions());
        this.analysis = Analysis.follow(environment);
        this.index = CodeIndexWriter.follow(environment, options.classPath());
    }

    void round(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Sources sources = new Sources(environment);
        boolean grown = collect(annotations, round, sources);
        if (done || classes.isEmpty()) {
            return;
        }
        Output output = new Output(environment.getFiler(), name -> place(name, sources), sources.nowhere());
        Generator generator = new Generator(output);
        List<Reading> readings = read(sources);
        if (!round.processingOver()) {
            readings.forEach(reading -> writeConstants(reading, generator));
        }
        boolean quiet = !grown && readings.stream().noneMatch(Reading::deferred);
        List<Diagnostic> diagnostics = new ArrayList<>(output.failures());
        done = quiet || round.processingOver() || !diagnostics.isEmpty();
        if (done) {
            Project project = check(readings, sources, diagnostics);
            boolean sound = quiet && !round.processingOver() && !Diagnostics.anyError(diagnostics);
            if (sound && !project.tasks().isEmpty()) {
                List<ClassModel> models = readings.stream().map(Reading::model).toList();
                generator.writeProject(models, project, options.packageName(), elements());
                diagnostics.addAll(output.failures());
                diagnostics.addAll(index.expect(project.tasks(), sources.nowhere()));
            }
        }
        Diagnostics.print(diagnostics);
    }

    /** Finds all that is wrong. */
    private Project check(List<Reading> readings, Sources sources, List<Diagnostic> diagnostics) {
        List<TaskModel> tasks = new ArrayList<>();
        for (Reading reading : readings) {
            tasks.addAll(reading.model().tasks());
            diagnostics.addAll(reading.diagnostics());
            analysis.expect(reading.lifted());
        }
        Project project = Linker.link(tasks, ignored(sources), diagnostics);
        diagnostics.addAll(Rules.check(project));
        if (!options.isPackageName()) {
            diagnostics.add(Message.BAD_PACKAGE.at(
                    sources.nowhere(), options.packageName().orElse("")));
        }
        return project;
    }

    /** Notes the classes that use our annotations; true if there are new ones. */
    private boolean collect(Set<? extends TypeElement> annotations, RoundEnvironment round, Sources sources) {
        boolean grown = false;
        List<Diagnostic> late = new ArrayList<>();
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                TypeElement type = Sources.topLevel(element);
                String name = type.getQualifiedName().toString();
                if (classes.add(name)) {
                    grown = true;
                    if (done && !annotation.getQualifiedName().contentEquals(Author.ALLOW)) {
                        late.add(Message.LATE_TASK.at(sources.of(type), name));
                    }
                }
            }
        }
        Diagnostics.print(late);
        return grown;
    }

    private List<Reading> read(Sources sources) {
        ClassReader reader = new ClassReader(environment, sources);
        List<Reading> readings = new ArrayList<>();
        for (TypeElement type : elements()) {
            readings.add(reader.read(type));
        }
        return readings;
    }

    private Origin place(ClassName name, Sources sources) {
        TypeElement type = environment.getElementUtils().getTypeElement(name.canonicalName());
        return type == null ? sources.nowhere() : sources.of(type);
    }

    private IgnoreRules ignored(Sources sources) {
        List<TypeElement> elements = elements();
        return elements.isEmpty() ? IgnoreRules.none() : IgnoredFiles.around(sources.unit(elements.get(0)));
    }

    private List<TypeElement> elements() {
        List<TypeElement> elements = new ArrayList<>();
        for (String name : classes) {
            Optional.ofNullable(environment.getElementUtils().getTypeElement(name))
                    .ifPresent(elements::add);
        }
        return elements;
    }

    private void writeConstants(Reading reading, Generator generator) {
        String name = reading.model().name().canonicalName();
        if (!reading.model().tasks().isEmpty() && !reading.untyped() && withConstants.add(name)) {
            generator.writeConstants(
                    reading.model(), environment.getElementUtils().getTypeElement(name));
        }
    }
}
