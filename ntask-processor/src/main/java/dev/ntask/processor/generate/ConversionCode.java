package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.ntask.processor.model.Conversion;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The body of a method that makes a value of {@code word}, or says what is wrong with it. */
final class ConversionCode {
    private static final String NOT_WHOLE = "' is not a whole number";

    private ConversionCode() {}

    static CodeBlock of(Conversion conversion) {
        TypeName type = conversion.type();
        return switch (conversion.kind()) {
            case STRING -> CodeBlock.of("return word;\n");
            case BOOLEAN -> bool();
            case CHAR -> character();
            case BYTE -> number("$T.parseByte(word)", Byte.class, NOT_WHOLE + " from -128 to 127");
            case SHORT -> number("$T.parseShort(word)", Short.class, NOT_WHOLE + " from -32768 to 32767");
            case INT ->
                number("$T.parseInt(word)", Integer.class, NOT_WHOLE + range(Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> number("$T.parseLong(word)", Long.class, NOT_WHOLE + range(Long.MIN_VALUE, Long.MAX_VALUE));
            case FLOAT -> number("$T.parseFloat(word)", Float.class, "' is not a number");
            case DOUBLE -> number("$T.parseDouble(word)", Double.class, "' is not a number");
            case ENUM ->
                attempt(
                        CodeBlock.of("return $T.valueOf(word)", type),
                        ClassName.get(IllegalArgumentException.class),
                        CodeBlock.of("$S", "' is not one of " + String.join(", ", conversion.constants())));
            case PATH -> path();
            case DURATION -> duration();
            case FACTORY -> custom(CodeBlock.of("return $T.$L(word)", type, conversion.member()), type);
            case CONSTRUCTOR -> custom(CodeBlock.of("return new $T(word)", type), type);
        };
    }

    private static String range(long from, long to) {
        return " from " + from + " to " + to;
    }

    private static CodeBlock bool() {
        return CodeBlock.builder()
                .beginControlFlow("if (word.equals($S) || word.equals($S))", "true", "false")
                .addStatement("return word.equals($S)", "true")
                .endControlFlow()
                .add(complaint(CodeBlock.of("$S", "' is neither true nor false")))
                .build();
    }

    private static CodeBlock character() {
        return CodeBlock.builder()
                .beginControlFlow("if (word.length() == 1)")
                .addStatement("return word.charAt(0)")
                .endControlFlow()
                .add(complaint(CodeBlock.of("$S", "' is not a single character")))
                .build();
    }

    private static CodeBlock number(String parse, Class<?> type, String reason) {
        return attempt(
                CodeBlock.of("return " + parse, type),
                ClassName.get(NumberFormatException.class),
                CodeBlock.of("$S", reason));
    }

    /**
     * A path is relative to the root; {@code ~} is the home directory. The command line writes what a user typed
     * somewhere else as seen from there, since the word alone, which is what results are found by, has to say which
     * file is meant.
     */
    private static CodeBlock path() {
        return attempt(
                CodeBlock.builder()
                        .beginControlFlow("if (word.equals($S) || word.startsWith($S))", "~", "~/")
                        .addStatement(
                                "return $T.of($T.getProperty($S) + word.substring(1))",
                                java.nio.file.Path.class,
                                System.class,
                                "user.home")
                        .endControlFlow()
                        .add("return $T.root().resolve(word).normalize()", Names.NTASK)
                        .build(),
                ClassName.get(InvalidPathException.class),
                CodeBlock.of("$S", "' is not a path"));
    }

    /** As ntask writes durations, or as ISO 8601 does. */
    private static CodeBlock duration() {
        return attempt(
                CodeBlock.builder()
                        .addStatement(
                                "$T<$T> duration = $T.parse(word)", Optional.class, Duration.class, Names.DURATIONS)
                        .add("return duration.isPresent() ? duration.get() : $T.parse(word)", Duration.class)
                        .build(),
                ClassName.get(DateTimeParseException.class),
                CodeBlock.of("$S", "' is not a duration like 90s or 1h30m"));
    }

    private static CodeBlock custom(CodeBlock statement, TypeName type) {
        String name = type instanceof ClassName named ? named.simpleName() : type.toString();
        CodeBlock reason = CodeBlock.of(
                "$S + (e.getMessage() == null ? $S : $S + e.getMessage())", "' is not of the type " + name, "", ": ");
        return attempt(statement, ClassName.get(Exception.class), reason);
    }

    private static CodeBlock attempt(CodeBlock statement, ClassName exception, CodeBlock reason) {
        return CodeBlock.builder()
                .beginControlFlow("try")
                .add(statement)
                .add(";\n")
                .nextControlFlow("catch ($T e)", exception)
                .add(complaint(reason))
                .endControlFlow()
                .build();
    }

    private static CodeBlock complaint(CodeBlock reason) {
        return CodeBlock.builder()
                .addStatement("throw new $T(parameter, \"'\" + word + $L)", Names.ARGUMENT_EXCEPTION, reason)
                .build();
    }
}
