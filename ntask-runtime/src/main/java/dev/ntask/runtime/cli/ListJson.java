package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.report.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists tasks as data, with all that their authors declared; {@code docs/list.schema.json} describes it. */
final class ListJson {
    private static final int SCHEMA = 1;

    /** Where sources begin in a project that ntask compiles, or Maven. */
    private static final List<String> SOURCE_ROOTS = List.of("", "tasks", "src/main/java", "src/test/java");

    private final List<TaskDefinition> tasks;
    private final Path root;

    /** By task, those that require it because it says so itself. */
    private final Map<String, List<String>> before = new TreeMap<>();

    private final JsonText json = new JsonText();

    /** Lists some of all tasks of a project. */
    ListJson(List<TaskDefinition> tasks, List<TaskDefinition> all, Path root) {
        this.tasks = tasks;
        this.root = root;
        for (TaskDefinition task : all) {
            for (Dependency edge : task.dependencies()) {
                if (edge.kind() == Dependency.Kind.BEFORE) {
                    List<String> names = before.getOrDefault(edge.task(), new ArrayList<>());
                    names.add(task.name());
                    before.put(edge.task(), names);
                }
            }
        }
    }

    String text() {
        json.open('{').name("schema").raw(Integer.toString(SCHEMA));
        json.name("tasks").open('[');
        for (TaskDefinition task : tasks) {
            json.item();
            task(task);
        }
        return json.close(']').close('}').toString();
    }

    private void task(TaskDefinition task) {
        json.open('{');
        json.name("name").string(task.name());
        json.name("group").stringOrNull(task.group());
        json.name("summary").string(task.summary());
        json.name("description").string(task.description());
        json.name("usage").string(Signature.of(task));
        json.name("hidden").raw(Boolean.toString(task.hidden()));
        json.name("parallel").raw(Boolean.toString(task.parallel()));
        json.name("cwd").string(task.cwd());
        json.name("timeout_ms")
                .raw(
                        task.timeout().isEmpty()
                                ? "null"
                                : Long.toString(task.timeout().get().toMillis()));
        json.name("source").openLine();
        json.inline("file").string(task.position().file());
        json.inline("line").raw(line(task));
        json.inline("path").stringOrNull(path(task)).closeLine();
        parameters(task);
        dependencies(task);
        strings("before", before.getOrDefault(task.name(), List.of()));
        json.name("cached").raw(Boolean.toString(task.cached().isPresent()));
        cache(task.cached());
        json.close('}');
    }

    private static String line(TaskDefinition task) {
        return task.position().line() == 0
                ? "null"
                : Integer.toString(task.position().line());
    }

    /** The compiler does not know the project's root, only where sources begin. */
    private Optional<String> path(TaskDefinition task) {
        String file = task.position().file();
        for (String start : SOURCE_ROOTS) {
            String path = start.isEmpty() ? file : start + "/" + file;
            if (Files.isRegularFile(root.resolve(path))) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private void parameters(TaskDefinition task) {
        json.name("parameters").open('[');
        for (Parameter parameter : task.parameters()) {
            json.item().open('{');
            json.name("name").string(parameter.name());
            json.name("kind").string(word(parameter.shape()));
            json.name("type").string(parameter.type());
            json.name("required").raw(Boolean.toString(parameter.required()));
            strings("options", parameter.options());
            strings("defaults", parameter.defaults());
            strings("choices", parameter.choices());
            json.name("env").stringOrNull(parameter.env());
            json.name("description").string(parameter.description());
            json.close('}');
        }
        json.close(']');
    }

    private void dependencies(TaskDefinition task) {
        json.name("dependencies").open('[');
        for (Dependency edge : task.dependencies()) {
            json.item().open('{');
            json.name("task").string(edge.task());
            json.name("kind").string(word(edge.kind()));
            arguments(edge.arguments());
            json.close('}');
        }
        json.close(']');
    }

    private void arguments(Arguments arguments) {
        json.name("arguments").open('{');
        for (Map.Entry<String, List<String>> argument : arguments.asMap().entrySet()) {
            strings(argument.getKey(), argument.getValue());
        }
        json.close('}');
    }

    private void cache(Optional<CacheDefinition> cached) {
        json.name("cache");
        if (cached.isEmpty()) {
            json.raw("null");
            return;
        }
        CacheDefinition cache = cached.get();
        json.open('{');
        strings("inputs", cache.inputs());
        strings("outputs", cache.outputs());
        strings("env", cache.env());
        strings("tools", cache.tools());
        json.name("propagate").string(word(cache.propagate()));
        json.name("strict").raw(Boolean.toString(cache.strict()));
        json.name("mode").string(word(cache.mode()));
        json.close('}');
    }

    private void strings(String name, List<String> values) {
        json.name(name).open('[');
        for (String value : values) {
            json.item().string(value);
        }
        json.close(']');
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
