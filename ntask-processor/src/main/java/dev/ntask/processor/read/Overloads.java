package dev.ntask.processor.read;

import dev.ntask.processor.diagnostic.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The methods of a class that share a name. */
final class Overloads {
    private final Sources sources;
    private final Findings findings;
    private final Map<String, List<ExecutableElement>> byName = new HashMap<>();

    Overloads(TypeElement type, Sources sources, Findings findings) {
        this.sources = sources;
        this.findings = findings;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            byName.computeIfAbsent(method.getSimpleName().toString(), name -> new ArrayList<>())
                    .add(method);
        }
    }

    /**
     * Tells whether a task is the first of its name, the one that is read. Each overload is reported once: at the task,
     * or at the later of two tasks.
     */
    boolean isFirst(ExecutableElement task) {
        boolean first = true;
        boolean before = true;
        ExecutableElement other = null;
        for (ExecutableElement namesake :
                byName.getOrDefault(task.getSimpleName().toString(), List.of())) {
            if (namesake.equals(task)) {
                before = false;
                continue;
            }
            boolean isTask = Mirror.of(sources, namesake, Author.TASK).isPresent();
            first &= !(isTask && before);
            if (other == null && (!isTask || before)) {
                other = namesake;
            }
        }
        if (other != null) {
            report(task, other);
        }
        return first;
    }

    private void report(ExecutableElement task, ExecutableElement other) {
        findings.add(
                Message.OVERLOADED_METHOD,
                sources.of(task),
                task.getSimpleName(),
                Sources.ownerOf(task).getSimpleName(),
                task.getSimpleName(),
                sources.of(other));
    }
}
