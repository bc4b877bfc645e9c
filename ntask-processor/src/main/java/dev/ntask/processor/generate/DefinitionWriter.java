package dev.ntask.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.ntask.processor.model.CacheModel;
import dev.ntask.processor.model.EdgeModel;
import dev.ntask.processor.model.Link;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.TaskModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the expression that makes a task's definition. */
final class DefinitionWriter {
    private final ListWriter lists;

    DefinitionWriter(TypeSpec.Builder host) {
        this.lists = new ListWriter(host);
    }

    CodeBlock definition(int ordinal, TaskModel task, List<Link> links) {
        return CodeBlock.builder()
                .add("new $T(\n$>$>", Names.TASK_DEFINITION)
                .add("$L,\n$S,\n", ordinal, task.name())
                .add("$L,\n", optional(task.group().map(group -> CodeBlock.of("$S", group))))
                .add("$L,\n", text(task.documentation().summary()))
                .add("$L,\n", text(task.documentation().description()))
                .add(
                        "$L,\n",
                        lists.list(
                                Names.PARAMETER,
                                task.parameters().stream().map(this::parameter).toList()))
                .add(
                        "$L,\n",
                        lists.list(
                                Names.DEPENDENCY,
                                links.stream().map(this::dependency).toList()))
                .add("$L,\n", optional(task.cached().map(this::cache)))
                .add("$L,\n$L,\n$L,\n", task.parallel(), task.hidden(), task.aggregate())
                .add("$S,\n", task.cwd())
                .add("$L,\n", optional(task.timeout().map(DefinitionWriter::duration)))
                .add(
                        "new $T($S, $S, $S),\n",
                        Names.TASK_METHOD,
                        task.method().internalName(),
                        task.method().name(),
                        task.method().descriptor())
                .add("new $T($S, $L))$<$<", Names.SOURCE_POSITION, task.file(), task.line())
                .build();
    }

    private CodeBlock parameter(ParameterModel parameter) {
        return CodeBlock.of(
                "new $T($S, $T.$L, $L, $S, $L, $L, $L, $L)",
                Names.PARAMETER,
                parameter.name(),
                Names.SHAPE,
                parameter.shape(),
                lists.strings(parameter.options()),
                parameter.type().text(),
                lists.strings(parameter.defaultWords()),
                lists.strings(parameter.allChoices()),
                text(parameter.description()),
                optional(parameter.env().map(env -> CodeBlock.of("$S", env.text()))));
    }

    private CodeBlock dependency(Link link) {
        return CodeBlock.of(
                "new $T($S, $T.$L, $L)",
                Names.DEPENDENCY,
                link.to().name(),
                Names.DEPENDENCY_KIND,
                kind(link.edge().kind()),
                arguments(link.arguments()));
    }

    private static String kind(EdgeModel.Kind kind) {
        return switch (kind) {
            case DEPS, DEPENDS -> "REQUIRES";
            case BEFORE -> "BEFORE";
            case MUST_RUN_AFTER -> "ORDER";
        };
    }

    private static CodeBlock arguments(Map<String, List<String>> words) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T.none()", Names.ARGUMENTS);
        words.forEach((parameter, values) -> {
            code.add(".with($S", parameter);
            values.forEach(value -> code.add(", $L", text(value)));
            code.add(")");
        });
        return code.build();
    }

    private CodeBlock cache(CacheModel cached) {
        return CodeBlock.of(
                "new $T(\n$>$>$L,\n$L,\n$L,\n$L,\n$T.$L,\n$L,\n$T.$L)$<$<",
                Names.CACHE_DEFINITION,
                lists.strings(texts(cached.inputs())),
                lists.strings(texts(cached.outputs())),
                lists.strings(texts(cached.env()).stream().sorted().distinct().toList()),
                lists.strings(texts(cached.tools())),
                Names.PROPAGATION,
                cached.propagate(),
                cached.strict(),
                Names.CACHE_MODE,
                cached.mode());
    }

    private static CodeBlock duration(Duration duration) {
        return CodeBlock.of("$T.ofSeconds($LL, $LL)", Duration.class, duration.getSeconds(), duration.getNano());
    }

    private static CodeBlock optional(Optional<CodeBlock> value) {
        return value.map(code -> CodeBlock.of("$T.of($L)", Optional.class, code))
                .orElseGet(() -> CodeBlock.of("$T.empty()", Optional.class));
    }

    private static CodeBlock text(String text) {
        return CodeBlock.of("$S", text);
    }

    private static List<String> texts(List<Located> located) {
        return located.stream().map(Located::text).toList();
    }
}
