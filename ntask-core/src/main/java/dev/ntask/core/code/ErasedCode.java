package dev.ntask.core.code;

import java.util.List;

/**
 * Symbolic code without what javac numbered.
 *
 * @param digest of everything but the slots
 * @param slots what was left out, in order
 */
record ErasedCode(Sha256 digest, List<Slot> slots) {
    ErasedCode {
        slots = List.copyOf(slots);
    }
}
