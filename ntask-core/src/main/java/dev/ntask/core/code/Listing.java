package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The instructions and handlers of a method, to compare with those of another one; all is handed on, too. It lists what
 * fills tables of switches over enums; a method with any other kind of instruction is like none.
 */
final class Listing extends MethodVisitor {
    private final List<List<Object>> instructions = new ArrayList<>();
    private final List<List<Object>> handlers = new ArrayList<>();
    /** Labels by the number of instructions before them. */
    private final Map<Label, Integer> labels = new HashMap<>();

    private boolean isStrange;

    Listing(@Nullable MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    boolean isLike(Listing other) {
        return !isStrange
                && !other.isStrange
                && placed(instructions).equals(other.placed(other.instructions))
                && placed(handlers).equals(other.placed(other.handlers));
    }

    private List<List<Object>> placed(List<List<Object>> lines) {
        List<List<Object>> placed = new ArrayList<>();
        for (List<Object> line : lines) {
            List<Object> words = new ArrayList<>();
            for (Object word : line) {
                words.add(word instanceof Label label ? labels.getOrDefault(label, -1) : word);
            }
            placed.add(words);
        }
        return placed;
    }

    /** Adds the push of a number, in whichever of the ways there are for it. */
    void push(int number) {
        instructions.add(List.of("push", number));
    }

    @Override
    public void visitLabel(Label label) {
        super.visitLabel(label);
        labels.put(label, instructions.size());
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        super.visitTryCatchBlock(start, end, handler, type);
        handlers.add(List.of(start, end, handler, type == null ? "" : type));
    }

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            push(opcode - Opcodes.ICONST_0);
        } else {
            instructions.add(List.of(opcode));
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        if (opcode == Opcodes.NEWARRAY) {
            instructions.add(List.of(opcode, operand));
        } else {
            push(operand);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value);
        if (value instanceof Integer number) {
            push(number);
        } else {
            isStrange = true;
        }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        super.visitVarInsn(opcode, variable);
        instructions.add(List.of(opcode, variable));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        instructions.add(List.of(opcode, owner, name, descriptor));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        instructions.add(List.of(opcode, owner, name, descriptor, isInterface));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        super.visitJumpInsn(opcode, label);
        instructions.add(List.of(opcode, label));
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        isStrange = true;
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        super.visitIincInsn(variable, increment);
        isStrange = true;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        isStrange = true;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
        super.visitTableSwitchInsn(min, max, otherwise, targets);
        isStrange = true;
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
        super.visitLookupSwitchInsn(otherwise, keys, targets);
        isStrange = true;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        super.visitMultiANewArrayInsn(descriptor, dimensions);
        isStrange = true;
    }
}
