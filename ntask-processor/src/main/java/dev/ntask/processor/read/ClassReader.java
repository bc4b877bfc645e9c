package dev.ntask.processor.read;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.MethodTree;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.ClassModel;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.TaskModel;
import dev.ntask.processor.model.TaskNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reads a top-level class and the classes nested in it. */
public final class ClassReader {
    private final Sources sources;
    private final ProcessingEnvironment environment;
    private final Scopes scopes;

    /** Creates a reader for one round. */
    public ClassReader(ProcessingEnvironment environment, Sources sources) {
        this.environment = environment;
        this.sources = sources;
        this.scopes = new Scopes(environment.getElementUtils(), sources);
    }

    /** Reads a top-level class. */
    public Reading read(TypeElement type) {
        Findings findings = new Findings();
        List<TaskModel> tasks = new ArrayList<>();
        readType(type, "", findings, tasks);
        return new Reading(
                new ClassModel(ClassName.get(type), tasks),
                findings.diagnostics(),
                findings.lifted(),
                findings.deferred(),
                findings.untyped());
    }

    private void readType(TypeElement type, String outerGroup, Findings findings, List<TaskModel> tasks) {
        String group = outerGroup + groupOf(type, findings);
        Overloads overloads = new Overloads(type, sources, findings);
        DependsReader depends = new DependsReader(environment.getElementUtils(), sources, scopes, findings);
        TaskReader reader = new TaskReader(environment, sources, findings, depends);
        Set<MethodTree> taskTrees = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Optional<Mirror> task = Mirror.of(sources, method, Author.TASK);
            if (task.isEmpty()) {
                rejectStrayAnnotations(method, findings);
                continue;
            }
            if (sources.tree(method) instanceof MethodTree tree) {
                taskTrees.add(tree);
            }
            if (overloads.isFirst(method)) {
                tasks.add(reader.read(method, task.get(), group));
            }
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            rejectStrayAnnotations(constructor, findings);
        }
        depends.rejectOthers(type, taskTrees);
        requireReason(type, findings);
        for (Element member : type.getEnclosedElements()) {
            if (!(member instanceof TypeElement)) {
                requireReason(member, findings);
            }
        }
        for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
            readType(nested, group, findings, tasks);
        }
    }

    /** Returns the group's name with a dot behind it, or nothing. */
    private String groupOf(TypeElement type, Findings findings) {
        Optional<Mirror> group = Mirror.of(sources, type, Author.GROUP);
        if (group.isEmpty()) {
            return "";
        }
        if (group.get().isUnresolved()) {
            findings.defer();
            return "";
        }
        List<Located> names = group.get().strings("value");
        if (names.isEmpty()) {
            return ""; // javac says that the value is missing
        }
        Located name = names.get(0);
        Optional<String> problem = TaskNames.problemOfGroup(name.text());
        problem.ifPresent(what -> findings.add(Message.BAD_GROUP_NAME, name.origin(), name.text(), what));
        return problem.isPresent() ? "" : name.text() + ".";
    }

    private void requireReason(Element element, Findings findings) {
        Optional<Mirror> allow = Mirror.of(sources, element, Author.ALLOW);
        if (allow.isEmpty()) {
            return;
        }
        Element named = element.getSimpleName().contentEquals("<init>") ? Sources.ownerOf(element) : element;
        for (Located reason : allow.get().strings("value")) {
            if (!reason.open() && reason.text().isBlank()) {
                findings.add(Message.ALLOW_WITHOUT_REASON, reason.origin(), named.getSimpleName());
            }
        }
    }

    private void rejectStrayAnnotations(ExecutableElement method, Findings findings) {
        Element named = method.getSimpleName().contentEquals("<init>") ? Sources.ownerOf(method) : method;
        Mirror.of(sources, method, Author.CACHED)
                .ifPresent(cached -> findings.add(Message.CACHED_WITHOUT_TASK, cached.origin(), named.getSimpleName()));
        for (VariableElement parameter : method.getParameters()) {
            for (String annotation : List.of(Author.DEFAULT, Author.ARG)) {
                String simpleName = annotation.substring(annotation.lastIndexOf('.') + 1);
                Mirror.of(sources, parameter, annotation)
                        .ifPresent(stray -> findings.add(
                                Message.PARAMETER_WITHOUT_TASK, stray.origin(), simpleName, named.getSimpleName()));
            }
        }
    }
}
