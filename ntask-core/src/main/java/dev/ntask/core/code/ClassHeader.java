package dev.ntask.core.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * A class without its code: its place in the hierarchy, its nesting and its declared members.
 *
 * @param nesting how the class is nested, empty for a top-level class
 * @param methods by name and descriptor
 * @param fields names with descriptors
 * @param memberClasses the classes declared directly in this one
 */
record ClassHeader(
        String name,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        Optional<Nesting> nesting,
        Map<String, MemberHeader> methods,
        Map<String, MemberHeader> fields,
        SortedSet<String> memberClasses) {

    /**
     * How a class is nested.
     *
     * @param numbered local or anonymous: javac numbers it, and one unrelated class renumbers it
     * @param outer the declaring class
     * @param method the enclosing method's name and descriptor; empty for a member or in an initializer
     * @param simpleName empty for an anonymous class
     */
    record Nesting(boolean numbered, String outer, String method, String simpleName) {}

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isConcrete() {
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    /** Whether initializing an implementing class initializes this interface too (JVMS 5.5). */
    boolean hasDefaultMethods() {
        return isInterface()
                && methods.values().stream().anyMatch(method -> method.isConcrete() && !method.is(Opcodes.ACC_STATIC));
    }
}
