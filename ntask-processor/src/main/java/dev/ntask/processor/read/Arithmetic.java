package dev.ntask.processor.read;

import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** The operators of constant expressions, on boxed values, as JLS 15.15 to 15.18 and 5.6 say. */
final class Arithmetic {
    private Arithmetic() {}

    /** Returns what {@code +}, {@code -}, {@code *}, {@code /} or {@code %} makes of two values. */
    static Optional<Object> binary(Tree.Kind operator, Object left, Object right) {
        if (operator == Tree.Kind.PLUS && (left instanceof String || right instanceof String)) {
            return Optional.of(String.valueOf(left) + right);
        }
        if (!(number(left) instanceof Number a) || !(number(right) instanceof Number b)) {
            return Optional.empty();
        }
        if (a instanceof Double || b instanceof Double) {
            return fraction(operator, a.doubleValue(), b.doubleValue()).map(result -> result);
        }
        if (a instanceof Float || b instanceof Float) {
            // each of these operators on two floats, rounded from double, is exactly that on floats
            return fraction(operator, a.floatValue(), b.floatValue()).map(Double::floatValue);
        }
        boolean wide = a instanceof Long || b instanceof Long;
        return whole(operator, a.longValue(), b.longValue()).map(result -> wide ? result : (Object) result.intValue());
    }

    private static Optional<Double> fraction(Tree.Kind operator, double a, double b) {
        return switch (operator) {
            case PLUS -> Optional.of(a + b);
            case MINUS -> Optional.of(a - b);
            case MULTIPLY -> Optional.of(a * b);
            case DIVIDE -> Optional.of(a / b);
            case REMAINDER -> Optional.of(a % b);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(Tree.Kind operator, long a, long b) {
        boolean divides = operator == Tree.Kind.DIVIDE || operator == Tree.Kind.REMAINDER;
        if (divides && b == 0) {
            return Optional.empty();
        }
        return switch (operator) {
            case PLUS -> Optional.of(a + b);
            case MINUS -> Optional.of(a - b);
            case MULTIPLY -> Optional.of(a * b);
            case DIVIDE -> Optional.of(a / b);
            case REMAINDER -> Optional.of(a % b);
            default -> Optional.empty();
        };
    }

    /** Returns what {@code -}, {@code +} or {@code !} makes of a value. */
    static Optional<Object> unary(Tree.Kind operator, Object operand) {
        if (operator == Tree.Kind.LOGICAL_COMPLEMENT && operand instanceof Boolean flag) {
            return Optional.of(!flag);
        }
        if (!(number(operand) instanceof Number number)) {
            return Optional.empty();
        }
        return switch (operator) {
            case UNARY_PLUS -> Optional.of(number);
            // not 0 - x, which is 0.0 for 0.0
            case UNARY_MINUS -> binary(Tree.Kind.MULTIPLY, number, -1);
            default -> Optional.empty();
        };
    }

    /** Returns what a cast to a primitive type makes of a value. */
    static Optional<Object> cast(TypeKind type, Object operand) {
        if (!(number(operand) instanceof Number number)) {
            return type == TypeKind.BOOLEAN && operand instanceof Boolean ? Optional.of(operand) : Optional.empty();
        }
        boolean fraction = number instanceof Double || number instanceof Float;
        // a fraction becomes a small type by way of int
        int narrow = fraction ? (int) number.doubleValue() : number.intValue();
        return switch (type) {
            case BYTE -> Optional.of((byte) narrow);
            case SHORT -> Optional.of((short) narrow);
            case CHAR -> Optional.of((char) narrow);
            case INT -> Optional.of(narrow);
            case LONG -> Optional.of(number.longValue());
            case FLOAT -> Optional.of(number.floatValue());
            case DOUBLE -> Optional.of(number.doubleValue());
            default -> Optional.empty();
        };
    }

    /** Promotes a value to a number of at least 32 bits; anything else is returned as it is. */
    private static Object number(Object value) {
        if (value instanceof Character character) {
            return (int) character;
        }
        return value instanceof Byte || value instanceof Short ? ((Number) value).intValue() : value;
    }
}
