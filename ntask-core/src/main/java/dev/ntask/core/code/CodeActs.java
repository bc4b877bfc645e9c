package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads what the instructions of one method do, with the lines they stand in. */
class CodeActs extends MethodVisitor {
    private final List<Act> found;
    /** The string constants pushed right before this instruction. */
    private final List<String> texts = new ArrayList<>();
    /** Where jumps seen so far lead: another constant may be brought there. */
    private final Set<Label> targets = new HashSet<>();

    private int line;

    CodeActs(List<Act> found) {
        super(Opcodes.ASM9);
        this.found = found;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
    }

    @Override
    public void visitLabel(Label label) {
        if (targets.contains(label)) {
            texts.clear();
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof String text) {
            texts.add(text);
            return;
        }
        texts.clear();
        constant(value);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        ImpureCalls.act(owner, name, descriptor, texts, line).ifPresent(found::add);
        texts.clear();
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        texts.clear();
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    private void constant(Object value) {
        if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            handle(dynamic.getBootstrapMethod());
            Symbols.arguments(dynamic).forEach(this::constant);
        }
    }

    /** A method reference, which whoever gets it may call. */
    private void handle(Handle handle) {
        String owner = handle.getOwner();
        switch (handle.getTag()) {
            case Opcodes.H_GETSTATIC -> field(Impurity.Kind.FIELD_READ, owner, handle.getName(), handle.getDesc());
            case Opcodes.H_PUTSTATIC -> field(Impurity.Kind.FIELD_WRITE, owner, handle.getName(), handle.getDesc());
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> {}
            default ->
                ImpureCalls.act(owner, handle.getName(), handle.getDesc(), List.of(), line)
                        .ifPresent(found::add);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        texts.clear();
        if (opcode == Opcodes.GETSTATIC) {
            field(Impurity.Kind.FIELD_READ, owner, name, descriptor);
        } else if (opcode == Opcodes.PUTSTATIC) {
            field(Impurity.Kind.FIELD_WRITE, owner, name, descriptor);
        }
    }

    /** Named by class, name and descriptor; which class declares it is found out later. */
    private void field(Impurity.Kind kind, String owner, String name, String descriptor) {
        found.add(new Act(kind, owner + " " + name + " " + descriptor, Words.type(owner) + "." + name, line));
    }

    @Override
    public void visitInsn(int opcode) {
        texts.clear();
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        texts.clear();
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        texts.clear();
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        texts.clear();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        texts.clear();
        targets.add(label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        visitLookupSwitchInsn(otherwise, new int[0], labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        texts.clear();
        targets.add(otherwise);
        targets.addAll(List.of(labels));
    }
}
