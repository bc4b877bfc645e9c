package dev.ntask.core.code;

import org.objectweb.asm.Opcodes;

/**
 * A declared method or field: enough to decide which one a name means (JVMS 5.4.3, 5.4.6).
 *
 * @param genericDescriptor the signature where there is one, else the descriptor
 */
record MemberHeader(String name, String descriptor, String genericDescriptor, int access) {

    String signature() {
        return name + descriptor;
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    /** Whether a virtual call can end here, leaving the package rules aside. */
    boolean isSelectable() {
        return !is(Opcodes.ACC_STATIC) && !is(Opcodes.ACC_PRIVATE) && !name.startsWith("<");
    }

    boolean isConcrete() {
        return !is(Opcodes.ACC_ABSTRACT);
    }

    boolean isPackagePrivate() {
        return !is(Opcodes.ACC_PUBLIC) && !is(Opcodes.ACC_PROTECTED) && !is(Opcodes.ACC_PRIVATE);
    }
}
