package dev.ntask.core.code;

import java.util.List;

/**
 * A place in a method's symbolic code that javac may have numbered. It is left out of the method's erased digest and
 * filled in once the content behind the number is known.
 */
sealed interface Slot {

    /** A class whose name looks numbered: {@code Outer$1}. */
    record Type(String name) implements Slot {}

    /** A method whose name looks numbered: {@code lambda$f$0}. */
    record Method(String owner, String name, String descriptor) implements Slot {}

    /** The read of a {@code $SwitchMap$} field. */
    record SwitchMap(String owner, String field) implements Slot {}

    /**
     * A switch whose keys come from a {@code $SwitchMap$} field.
     *
     * @param targets per key, the position it jumps to
     */
    record EnumSwitch(String owner, String field, List<Integer> keys, List<Integer> targets, int otherwise)
            implements Slot {}
}
