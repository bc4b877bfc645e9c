package dev.ntask.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.ntask.processor.generate.Chunks.Chunk;
import java.util.List;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/** Writes {@code NtaskMain}, the project's program, and the classes that know its commands. */
final class MainWriter {
    private final ClassName main;

    MainWriter(ClassName main) {
        this.main = main;
    }

    ClassName commandsName(Chunk chunk) {
        return main.peerClass("NtaskCommands_" + chunk.number());
    }

    TypeSpec.Builder main(ClassName registry, List<Chunk> chunks) {
        MethodSpec.Builder command =
                override("command").addParameter(TypeName.INT, "ordinal").returns(Names.COMMAND_SPEC);
        for (Chunk chunk : chunks) {
            command.beginControlFlow("if (ordinal < $L)", chunk.end())
                    .addStatement("return $T.command(ordinal)", commandsName(chunk))
                    .endControlFlow();
        }
        return TypeSpec.classBuilder(main)
                .addJavadoc("This project's tasks as a program.\n")
                .addAnnotation(Generated.suppressExports())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Names.LAUNCH)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("Creates the program; {@link #main} starts it.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(MethodSpec.methodBuilder("main")
                        .addJavadoc("Runs tasks.\n\n@param args the command line\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addParameter(ArrayTypeName.of(String.class), "args")
                        .addStatement("new $T().start(args)", main)
                        .build())
                .addMethod(override("registry")
                        .returns(Names.REGISTRY_TYPE)
                        .addStatement("return new $T()", registry)
                        .build())
                .addMethod(command.addStatement("throw new $T(ordinal)", IndexOutOfBoundsException.class)
                        .build());
    }

    TypeSpec.Builder commands(Chunk chunk, IntFunction<ClassName> commandNames) {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (ordinal)");
        for (int ordinal = chunk.start(); ordinal < chunk.end(); ordinal++) {
            body.add("case $L:\n$>", ordinal);
            body.addStatement("return $T.spec()$<", commandNames.apply(ordinal));
        }
        body.add("default:\n$>")
                .addStatement("throw new $T(ordinal)$<", IndexOutOfBoundsException.class)
                .endControlFlow();
        return TypeSpec.classBuilder(commandsName(chunk))
                .addJavadoc("Commands by ordinal, for {@link $T}.\n", main)
                .addModifiers(Modifier.FINAL)
                .addMethod(Generated.privateConstructor())
                .addMethod(MethodSpec.methodBuilder("command")
                        .addModifiers(Modifier.STATIC)
                        .addParameter(TypeName.INT, "ordinal")
                        .returns(Names.COMMAND_SPEC)
                        .addCode(body.build())
                        .build());
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
