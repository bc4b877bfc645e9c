package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.ParameterModel.Shape;
import dev.ntask.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that describes a task's command line to picocli, without annotations that it would have to reflect
 * on.
 */
final class CommandWriter {
    private CommandWriter() {}

    static TypeSpec.Builder write(ClassName name, TaskModel task) {
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement("$1T spec = $1T.create()", Names.COMMAND_SPEC)
                .addStatement("spec.name($S)", task.name())
                .addStatement("spec.interpolateVariables(false)")
                .addStatement("spec.usageMessage().customSynopsis($S)", literal(synopsis(task)));
        if (!task.documentation().description().isEmpty()) {
            CodeBlock lines = task.documentation()
                    .description()
                    .lines()
                    .map(line -> CodeBlock.of("$S", literal(line)))
                    .collect(CodeBlock.joining(", "));
            body.addStatement("spec.usageMessage().description($L)", lines);
        }
        int position = 0;
        for (ParameterModel parameter : task.parameters()) {
            Shape shape = parameter.shape();
            if (shape == Shape.POSITIONAL || shape == Shape.POSITIONAL_LIST) {
                body.addStatement("spec.addPositional($L)", positional(parameter, position++));
            } else {
                body.addStatement("spec.addOption($L)", option(parameter));
            }
        }
        body.addStatement(
                "spec.addOption($T.builder($S, $S).usageHelp(true).description($S).build())",
                Names.OPTION_SPEC,
                "-h",
                "--help",
                "Show this help and exit.");
        return TypeSpec.classBuilder(name)
                .addJavadoc("The command line of $L.\n", Links.to(task.method()))
                .addModifiers(Modifier.FINAL)
                .addMethod(Generated.privateConstructor())
                .addMethod(MethodSpec.methodBuilder("spec")
                        .addModifiers(Modifier.STATIC)
                        .returns(Names.COMMAND_SPEC)
                        .addCode(body.addStatement("return spec").build())
                        .build());
    }

    private static CodeBlock positional(ParameterModel parameter, int position) {
        boolean list = parameter.shape() == Shape.POSITIONAL_LIST;
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.builder()", Names.POSITIONAL_SPEC)
                .add(".index($S)", list ? position + "..*" : String.valueOf(position))
                .add(".paramLabel($S)", label(parameter))
                .add(list ? ".arity($S)" : ".arity($S).required(false)", list ? "0..*" : "0..1");
        return typed(code, parameter, list).add(".build()").build();
    }

    private static CodeBlock option(ParameterModel parameter) {
        CodeBlock names = parameter.options().stream()
                .map(option -> CodeBlock.of("$S", option))
                .collect(CodeBlock.joining(", "));
        CodeBlock.Builder code = CodeBlock.builder().add("$T.builder($L)", Names.OPTION_SPEC, names);
        if (parameter.shape() == Shape.FLAG) {
            return code.add(".arity($S).type($T.class).negatable(true)", "0", boolean.class)
                    .add(".description($S).build()", literal(description(parameter)))
                    .build();
        }
        boolean list = parameter.shape() == Shape.OPTION_LIST;
        code.add(".paramLabel($S).arity($S)", label(parameter), list ? "0..*" : "1");
        return typed(code, parameter, list).add(".build()").build();
    }

    private static CodeBlock.Builder typed(CodeBlock.Builder code, ParameterModel parameter, boolean list) {
        if (list) {
            code.add(".type($T.class).auxiliaryTypes($T.class)", List.class, String.class);
        } else {
            code.add(".type($T.class)", String.class);
        }
        return code.add(".description($S)", literal(description(parameter)));
    }

    private static String label(ParameterModel parameter) {
        return "<" + parameter.name() + ">";
    }

    private static String description(ParameterModel parameter) {
        List<String> notes = new ArrayList<>();
        if (!parameter.allChoices().isEmpty()) {
            notes.add("one of: " + String.join(", ", parameter.allChoices()));
        }
        List<String> defaults = parameter.defaultWords();
        if (!defaults.isEmpty() && !(parameter.shape() == Shape.FLAG && defaults.equals(List.of("false")))) {
            String words = String.join(" ", defaults);
            notes.add("default: " + (words.isEmpty() ? "\"\"" : words));
        }
        parameter.env().ifPresent(env -> notes.add("environment: " + env.text()));
        String text = parameter.description();
        if (notes.isEmpty()) {
            return text;
        }
        return (text.isEmpty() ? "" : text + " ") + "(" + String.join("; ", notes) + ")";
    }

    private static String synopsis(TaskModel task) {
        StringBuilder synopsis = new StringBuilder("ntask ").append(task.name());
        for (ParameterModel parameter : task.parameters()) {
            String option = parameter.options().get(0);
            String label = label(parameter);
            synopsis.append(' ')
                    .append(
                            switch (parameter.shape()) {
                                case POSITIONAL -> label;
                                case POSITIONAL_LIST -> "[" + label + "...]";
                                case OPTION -> "[" + option + "=" + label + "]";
                                case OPTION_LIST -> "[" + option + "=" + label + "]...";
                                case FLAG -> "[" + shownFlag(parameter, option) + "]";
                            });
        }
        return synopsis.toString();
    }

    private static String shownFlag(ParameterModel parameter, String option) {
        boolean on = parameter.defaultWords().equals(List.of("true")) && option.startsWith("--");
        return on ? "--no-" + option.substring(2) : option;
    }

    /** Quotes what picocli would format. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
