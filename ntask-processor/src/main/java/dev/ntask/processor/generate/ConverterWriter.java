package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.ntask.processor.model.Conversion;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.ValueType.Container;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes, once per type of a class's parameters, the method that makes a value of a word. */
final class ConverterWriter {
    private final Map<TypeName, MethodSpec> methods = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    Collection<MethodSpec> methods() {
        return methods.values();
    }

    /** Returns statements that assign the value of a parameter's words. */
    CodeBlock assignment(String variable, ParameterModel parameter) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!parameter.choices().isEmpty()) {
            code.add(choice(parameter));
        }
        if (parameter.type().container() == Container.LIST) {
            return code.add(list(variable, parameter)).build();
        }
        CodeBlock words = orDefaults(parameter);
        CodeBlock word = CodeBlock.of("$L.word($S)", words, parameter.name());
        CodeBlock value = call(parameter, word);
        if (parameter.type().container() == Container.ONE
                || parameter.defaults().isPresent()) {
            boolean optional = parameter.type().container() == Container.OPTIONAL;
            CodeBlock boxed = optional ? CodeBlock.of("$T.of($L)", java.util.Optional.class, value) : value;
            return code.addStatement("$L = $L", variable, boxed).build();
        }
        return code.addStatement(
                        "$1L = arguments.has($2S) ? $3T.of($4L) : $3T.empty()",
                        variable,
                        parameter.name(),
                        java.util.Optional.class,
                        value)
                .build();
    }

    private CodeBlock list(String variable, ParameterModel parameter) {
        String list = parameter.name() + "_";
        TypeName word = parameter.type().conversion().type();
        return CodeBlock.builder()
                .addStatement(
                        "$T $L = new $T<>()",
                        ParameterizedTypeName.get(ClassName.get(java.util.List.class), word),
                        list,
                        java.util.ArrayList.class)
                .beginControlFlow("for ($T word : $L.words($S))", String.class, orDefaults(parameter), parameter.name())
                .addStatement("$L.add($L)", list, call(parameter, CodeBlock.of("word")))
                .endControlFlow()
                .addStatement("$L = $T.copyOf($L)", variable, java.util.List.class, list)
                .build();
    }

    /** The words given, or where there are none the defaults: callers need not know them. */
    private static CodeBlock orDefaults(ParameterModel parameter) {
        if (parameter.defaultWords().isEmpty()) {
            return CodeBlock.of("arguments");
        }
        CodeBlock defaults = parameter.defaultWords().stream()
                .map(word -> CodeBlock.of("$S", word))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "(arguments.has($1S) ? arguments : $2T.none().with($1S, $3L))",
                parameter.name(),
                Names.ARGUMENTS,
                defaults);
    }

    private static CodeBlock choice(ParameterModel parameter) {
        CodeBlock choices = parameter.allChoices().stream()
                .map(word -> CodeBlock.of("$S", word))
                .collect(CodeBlock.joining(", "));
        String listed = String.join(", ", parameter.allChoices());
        return CodeBlock.builder()
                .beginControlFlow("for ($T word : arguments.words($S))", String.class, parameter.name())
                .beginControlFlow("if (!$T.of($L).contains(word))", java.util.List.class, choices)
                .addStatement(
                        "throw new $T($S, \"'\" + word + $S)",
                        Names.ARGUMENT_EXCEPTION,
                        parameter.name(),
                        "' is not one of " + listed)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private CodeBlock call(ParameterModel parameter, CodeBlock word) {
        Conversion conversion = parameter.type().conversion();
        if (conversion.kind() == Conversion.Kind.STRING) {
            return word;
        }
        MethodSpec method = methods.computeIfAbsent(conversion.type(), type -> method(conversion));
        return CodeBlock.of("$L($S, $L)", method.name(), parameter.name(), word);
    }

    private MethodSpec method(Conversion conversion) {
        TypeName type = conversion.type().isBoxedPrimitive() ? conversion.type().unbox() : conversion.type();
        return MethodSpec.methodBuilder(name(conversion.type()))
                .addJavadoc("Makes a {@code $L} of a word.\n", simpleName(conversion.type()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(String.class, "parameter")
                .addParameter(String.class, "word")
                .returns(type)
                .addCode(ConversionCode.of(conversion))
                .build();
    }

    private String name(TypeName type) {
        String name = "to" + simpleName(type);
        while (!names.add(name)) {
            name += "_";
        }
        return name;
    }

    private static String simpleName(TypeName type) {
        TypeName shown = type.isBoxedPrimitive() ? type.unbox() : type;
        String name = shown instanceof ClassName named ? named.simpleName() : shown.toString();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
