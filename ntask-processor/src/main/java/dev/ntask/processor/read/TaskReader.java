package dev.ntask.processor.read;

import dev.ntask.core.text.Durations;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.Documentation;
import dev.ntask.processor.model.EdgeModel;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Target;
import dev.ntask.processor.model.TaskModel;
import dev.ntask.processor.model.TaskNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;

/** Reads a method that is a task. */
final class TaskReader {
    private final Sources sources;
    private final Findings findings;
    private final MethodReader methods;
    private final ParameterReader parameters;
    private final DependsReader depends;
    private final Aggregates aggregates;

    TaskReader(ProcessingEnvironment environment, Sources sources, Findings findings, DependsReader depends) {
        this.sources = sources;
        this.findings = findings;
        this.methods = new MethodReader(environment, sources, findings);
        this.parameters = new ParameterReader(environment, sources, findings);
        this.depends = depends;
        this.aggregates = new Aggregates(sources, depends);
    }

    TaskModel read(ExecutableElement method, Mirror task, String group) {
        String name = group + method.getSimpleName();
        Optional<Mirror> cached = Mirror.of(sources, method, Author.CACHED);
        if (task.isUnresolved() || cached.map(Mirror::isUnresolved).orElse(false)) {
            findings.defer();
        }
        Documentation documentation = Javadoc.read(sources.comment(method));
        List<ParameterModel> read = parameters.read(method, name, documentation);
        boolean callable = methods.check(method, name)
                && read.size() == method.getParameters().size();
        List<EdgeModel> edges = edges(method, task);
        return new TaskModel(
                name,
                methods.read(method),
                callable,
                read,
                edges,
                cached.map(TaskReader::cache),
                task.flag("parallel", true),
                task.flag("hidden", false),
                aggregates.contain(method),
                task.string("cwd").map(this::directory).orElse(""),
                task.string("timeout").flatMap(this::duration),
                documentation,
                sources.file(method),
                methods.line(method),
                sources.of(method));
    }

    private List<EdgeModel> edges(ExecutableElement method, Mirror task) {
        List<EdgeModel> edges = new ArrayList<>();
        edges(EdgeModel.Kind.DEPS, task.strings("deps"), edges);
        edges(EdgeModel.Kind.BEFORE, task.strings("before"), edges);
        edges(EdgeModel.Kind.MUST_RUN_AFTER, task.strings("mustRunAfter"), edges);
        edges.addAll(depends.read(method));
        return edges;
    }

    private void edges(EdgeModel.Kind kind, List<Located> names, List<EdgeModel> edges) {
        for (Located name : names) {
            if (name.open()) {
                continue;
            }
            Optional<String> problem = TaskNames.problemOfTask(name.text());
            if (problem.isPresent()) {
                findings.add(Message.BAD_TASK_NAME, name.origin(), name.text(), problem.get());
                continue;
            }
            Target target = new Target.Named(TaskNames.normalize(name.text()));
            edges.add(new EdgeModel(kind, target, Optional.empty(), name.text(), name.origin()));
        }
    }

    private static CacheModel cache(Mirror cached) {
        return new CacheModel(
                cached.strings("inputs"),
                cached.strings("outputs"),
                cached.strings("env"),
                cached.strings("tools"),
                cached.constant("propagate", "OUTCOME"),
                cached.flag("strict", true),
                mode(cached),
                cached.origin(cached.flag("incremental", false) ? "incremental" : "inPlace"));
    }

    private static CacheModel.Mode mode(Mirror cached) {
        boolean inPlace = cached.flag("inPlace", false);
        if (cached.flag("incremental", false)) {
            return inPlace ? CacheModel.Mode.CONTRADICTORY : CacheModel.Mode.INCREMENTAL;
        }
        return inPlace ? CacheModel.Mode.IN_PLACE : CacheModel.Mode.AFRESH;
    }

    private Optional<Duration> duration(Located text) {
        Optional<Duration> duration = Durations.parse(text.text()).filter(limit -> !limit.isZero());
        if (duration.isEmpty()) {
            findings.add(Message.BAD_DURATION, text.origin(), text.text());
        }
        return duration;
    }

    private String directory(Located directory) {
        Directories.problem(directory.text())
                .ifPresent(
                        problem -> findings.add(Message.BAD_DIRECTORY, directory.origin(), directory.text(), problem));
        return directory.text();
    }
}
