package dev.ntask.core.code;

import org.jspecify.annotations.Nullable;

/**
 * The class literal and the string that were pushed right before an instruction. A class literal that only names a
 * logger or a resource's place does not let its class escape; all others do.
 */
final class PushedConstants {

    /** What the call that follows is given. */
    record Pair(@Nullable String text, @Nullable String literal) {
        static final Pair NONE = new Pair(null, null);
    }

    private final Mentions mentions;
    private @Nullable String text;
    private @Nullable String literal;

    PushedConstants(Mentions mentions) {
        this.mentions = mentions;
    }

    void pushLiteral(String className) {
        take();
        literal = className;
    }

    void push(String constant) {
        if (text != null) {
            take();
        }
        text = constant;
    }

    /** Ends the run of constants at an instruction that may do anything with them. */
    void take() {
        if (literal != null) {
            mentions.type(Reference.Kind.LITERAL, literal);
        }
        text = null;
        literal = null;
    }

    /** Ends the run at a call, which gets the constants if its meaning hangs on them. */
    Pair takeForCall(String owner, String name) {
        if (literal != null && text == null && owner.equals("java/lang/Class") && saysTheName(name)) {
            mentions.type(Reference.Kind.TYPE, literal);
            mentions.add(Reference.type(Reference.Kind.NAME, literal)); // a library may take it at its word
        } else if (literal != null && isHarmless(owner, name)) {
            mentions.type(Reference.Kind.TYPE, literal);
        } else if (literal != null) {
            mentions.type(Reference.Kind.LITERAL, literal);
        }
        Pair pair = OpaqueCalls.dependsOnConstants(name) ? new Pair(text, literal) : Pair.NONE;
        text = null;
        literal = null;
        return pair;
    }

    private static boolean saysTheName(String call) {
        return switch (call) {
            case "getName", "getTypeName", "getCanonicalName", "getPackageName", "descriptorString" -> true;
            default -> false;
        };
    }

    private boolean isHarmless(String owner, String name) {
        if (owner.equals("java/lang/Class")) {
            return text == null
                    ? switch (name) {
                        case "desiredAssertionStatus", "getClassLoader", "getSimpleName", "hashCode", "toString" ->
                            true;
                        default -> false;
                    }
                    : name.equals("getResource") || name.equals("getResourceAsStream");
        }
        return text == null
                && switch (owner) {
                    case "org/slf4j/LoggerFactory", "org/apache/logging/log4j/LogManager", "org/jboss/logging/Logger" ->
                        name.equals("getLogger");
                    case "org/apache/commons/logging/LogFactory" -> name.equals("getLog");
                    default -> false;
                };
    }
}
