package dev.ntask.core.code;

import org.jspecify.annotations.Nullable;

/**
 * What an instruction refers to, by name, before anybody knows where the class comes from.
 *
 * @param owner a class or interface, never an array
 * @param text the string constant pushed right before a call, where the call's meaning hangs on it
 * @param literal the class literal pushed before that
 */
record Reference(
        Kind kind,
        String owner,
        String name,
        String descriptor,
        @Nullable String text,
        @Nullable String literal) {

    /** What the instruction does with it. */
    enum Kind {
        /** Mentions a type: a cast, a catch, an array. */
        TYPE,
        /** Makes an instance, or a lambda of this interface. */
        INSTANCE,
        /** Pushes a class literal that may go anywhere. */
        LITERAL,
        /** Pushes a text that reads like this class's name. */
        NAME,
        STATIC_CALL,
        SPECIAL_CALL,
        VIRTUAL_CALL,
        STATIC_FIELD,
        FIELD,
        /** Switches over an enum through javac's table of ordinals. */
        SWITCH_MAP
    }

    static Reference type(Kind kind, String owner) {
        return new Reference(kind, owner, "", "", null, null);
    }

    static Reference member(Kind kind, String owner, String name, String descriptor) {
        return new Reference(kind, owner, name, descriptor, null, null);
    }
}
