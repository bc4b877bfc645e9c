package dev.ntask.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.ntask.processor.generate.Chunks.Chunk;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code NtaskRegistry}, which knows all tasks, and the classes that it is cut into. */
final class RegistryWriter {
    private static final TypeName DEFINITIONS =
            ParameterizedTypeName.get(ClassName.get(List.class), Names.TASK_DEFINITION);

    private final Project project;
    private final Invokers invokers;
    private final ClassName registry;

    RegistryWriter(Project project, Invokers invokers, ClassName registry) {
        this.project = project;
        this.invokers = invokers;
        this.registry = registry;
    }

    ClassName chunkName(Chunk chunk) {
        return registry.peerClass(registry.simpleName() + "_" + chunk.number());
    }

    TypeSpec.Builder registry(List<Chunk> chunks) {
        CodeBlock.Builder constructor = CodeBlock.builder()
                .addStatement(
                        "$1T[] all = new $1T[$2L]",
                        Names.TASK_DEFINITION,
                        project.tasks().size());
        chunks.forEach(chunk -> constructor.addStatement("$T.define(all)", chunkName(chunk)));
        return TypeSpec.classBuilder(registry)
                .addJavadoc("Every task of this project.\n")
                .addAnnotation(Generated.suppressExports())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Names.REGISTRY_TYPE)
                .addField(DEFINITIONS, "tasks", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("Creates the definitions.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .addCode(constructor
                                .addStatement("tasks = $T.of(all)", List.class)
                                .build())
                        .build())
                .addMethod(override("tasks")
                        .returns(DEFINITIONS)
                        .addStatement("return tasks")
                        .build())
                .addMethod(dispatch(bindSignature(override("bind")), "bind(ordinal, arguments)", true, chunks))
                .addMethod(dispatch(invokeSignature(override("invoke")), "invoke(ordinal, values)", false, chunks));
    }

    private MethodSpec dispatch(MethodSpec.Builder method, String call, boolean returns, List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            method.beginControlFlow("if (ordinal < $L)", chunk.end());
            method.addStatement((returns ? "return " : "") + "$T." + call, chunkName(chunk));
            if (!returns) {
                method.addStatement("return");
            }
            method.endControlFlow();
        }
        return method.addStatement("throw new $T(ordinal)", IndexOutOfBoundsException.class)
                .build();
    }

    TypeSpec.Builder chunk(Chunk chunk) {
        TypeSpec.Builder type = TypeSpec.classBuilder(chunkName(chunk))
                .addJavadoc("A part of {@link $T}.\n", registry)
                .addModifiers(Modifier.FINAL)
                .addMethod(Generated.privateConstructor());
        DefinitionWriter definitions = new DefinitionWriter(type);
        CodeBlock.Builder define = CodeBlock.builder();
        CodeBlock.Builder bind = CodeBlock.builder().beginControlFlow("switch (ordinal)");
        CodeBlock.Builder invoke = CodeBlock.builder().beginControlFlow("switch (ordinal)");
        int ordinal = chunk.start();
        for (TaskModel task : chunk.tasks()) {
            Invoker invoker = invokers.of(task);
            define.addStatement("all[$L] = task$L()", ordinal, ordinal);
            type.addMethod(MethodSpec.methodBuilder("task" + ordinal)
                    .addJavadoc("Defines $L.\n", Links.to(task.method()))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(Names.TASK_DEFINITION)
                    .addStatement("return $L", definitions.definition(ordinal, task, project.linksOf(task)))
                    .build());
            if (!task.parameters().isEmpty()) {
                bind.add("case $L:\n$>", ordinal);
                bind.addStatement("return $T.$L(arguments)$<", invoker.host(), invoker.bind());
            }
            invoke.add("case $L:\n$>", ordinal);
            invoke.addStatement("$T.$L(values)", invoker.host(), invoker.run());
            invoke.addStatement("return$<");
            ordinal++;
        }
        bind.add("default:\n$>")
                .addStatement("return new $T[0]$<", ClassName.OBJECT)
                .endControlFlow();
        invoke.add("default:\n$>")
                .addStatement("throw new $T(ordinal)$<", IndexOutOfBoundsException.class)
                .endControlFlow();
        return type.addMethod(MethodSpec.methodBuilder("define")
                        .addModifiers(Modifier.STATIC)
                        .addParameter(ArrayTypeName.of(Names.TASK_DEFINITION), "all")
                        .addCode(define.build())
                        .build())
                .addMethod(bindSignature(MethodSpec.methodBuilder("bind").addModifiers(Modifier.STATIC))
                        .addCode(bind.build())
                        .build())
                .addMethod(invokeSignature(MethodSpec.methodBuilder("invoke").addModifiers(Modifier.STATIC))
                        .addCode(invoke.build())
                        .build());
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private static MethodSpec.Builder bindSignature(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "ordinal")
                .addParameter(Names.ARGUMENTS, "arguments")
                .returns(ConstantsWriter.VALUES);
    }

    private static MethodSpec.Builder invokeSignature(MethodSpec.Builder method) {
        return method.addParameter(TypeName.INT, "ordinal")
                .addParameter(ConstantsWriter.VALUES, "values")
                .addException(Throwable.class);
    }
}
