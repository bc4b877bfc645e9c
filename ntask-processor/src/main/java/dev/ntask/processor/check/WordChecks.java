package dev.ntask.processor.check;

import dev.ntask.core.text.Durations;
import dev.ntask.processor.model.Conversion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Converts a word as generated code will, where the processor knows how. */
final class WordChecks {
    private WordChecks() {}

    /** Returns why a word is not a value; empty if it is one, or if only running the author's code could tell. */
    static Optional<String> problem(Conversion conversion, String word) {
        return switch (conversion.kind()) {
            case STRING -> Optional.empty();
            case BOOLEAN -> unless(word.equals("true") || word.equals("false"), word, "is neither true nor false");
            case CHAR -> unless(word.length() == 1, word, "is not a single character");
            case BYTE -> attempt(Byte::parseByte, word, "is not a whole number from -128 to 127");
            case SHORT -> attempt(Short::parseShort, word, "is not a whole number from -32768 to 32767");
            case INT -> attempt(Integer::parseInt, word, "is not a whole number of 32 bits");
            case LONG -> attempt(Long::parseLong, word, "is not a whole number of 64 bits");
            case FLOAT, DOUBLE -> attempt(Double::parseDouble, word, "is not a number");
            case ENUM -> constant(conversion.constants(), word);
            case PATH -> attempt(Path::of, word, "is not a path");
            case DURATION -> duration(word);
            case FACTORY, CONSTRUCTOR -> known(conversion.type().toString(), word);
        };
    }

    private static Optional<String> constant(List<String> constants, String word) {
        String problem = "is not one of " + String.join(", ", constants) + Hint.of(word, constants);
        return unless(constants.contains(word), word, problem);
    }

    private static Optional<String> duration(String word) {
        return Durations.parse(word).isPresent()
                ? Optional.empty()
                : attempt(Duration::parse, word, "is not a duration like 90s or 1h30m");
    }

    private static Optional<String> known(String type, String word) {
        return switch (type) {
            case "java.net.URI" -> attempt(URI::create, word, "is not a URI");
            case "java.math.BigInteger" -> attempt(BigInteger::new, word, "is not a whole number");
            case "java.math.BigDecimal" -> attempt(BigDecimal::new, word, "is not a number");
            default -> Optional.empty();
        };
    }

    private static Optional<String> attempt(Function<String, ?> conversion, String word, String problem) {
        try {
            return unless(conversion.apply(word) != null, word, problem);
        } catch (IllegalArgumentException | DateTimeException e) {
            return unless(false, word, problem);
        }
    }

    private static Optional<String> unless(boolean fine, String word, String problem) {
        return fine ? Optional.empty() : Optional.of("'" + word + "' " + problem);
    }
}
