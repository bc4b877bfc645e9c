package dev.ntask.core.code;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads one method: every instruction by name into the erased code, every mention into the references. Jump targets count
 * as instruction positions, so that neither byte offsets nor line numbers matter.
 */
final class CodeReader extends MethodVisitor {
    private final BiConsumer<ErasedCode, List<Reference>> result;
    private final Symbols symbols = new Symbols();
    private final FieldHasher out = symbols.out();
    private final Mentions mentions = new Mentions();
    private final PushedConstants pushed = new PushedConstants(mentions);
    private final Jumps jumps = new Jumps();
    private int position;
    /** How much of {@code ordinal(), iaload} came right before this instruction. */
    private int ordinalSteps;

    CodeReader(int flags, BiConsumer<ErasedCode, List<Reference>> result) {
        super(Opcodes.ASM9);
        this.result = result;
        out.put("method").put(flags);
    }

    private void instruction(int opcode) {
        pushed.take();
        begin(opcode);
    }

    private void begin(int opcode) {
        ordinalSteps = 0;
        position++;
        out.put(opcode);
    }

    @Override
    public void visitLabel(Label label) {
        // A jump may bring another constant here.
        pushed.take();
        ordinalSteps = 0;
        jumps.place(label, position);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        out.put("catch");
        symbols.type(type == null ? "" : type);
        jumps.mention(start, end, handler);
        if (type != null) {
            mentions.type(Reference.Kind.TYPE, type);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        int steps = opcode == Opcodes.IALOAD && ordinalSteps == 1 ? 2 : 0;
        instruction(opcode);
        ordinalSteps = steps;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        instruction(opcode);
        out.put(operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        instruction(opcode);
        out.put(variable);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        instruction(Opcodes.IINC);
        out.put(variable).put(increment);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        instruction(opcode);
        symbols.type(type);
        mentions.type(
                switch (opcode) {
                    case Opcodes.NEW -> Reference.Kind.INSTANCE;
                    case Opcodes.ANEWARRAY -> Reference.Kind.LITERAL; // whoever gets the array can ask for its type
                    default -> Reference.Kind.TYPE;
                },
                type);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        instruction(Opcodes.MULTIANEWARRAY);
        symbols.descriptor(descriptor);
        out.put(dimensions);
        mentions.type(Reference.Kind.LITERAL, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        instruction(opcode);
        if (opcode == Opcodes.GETSTATIC && name.startsWith(SwitchMapReader.FIELD_PREFIX)) {
            symbols.slot(new Slot.SwitchMap(owner, name));
            out.put(descriptor);
            jumps.pushTable(Reference.member(Reference.Kind.SWITCH_MAP, owner, name, descriptor));
            return;
        }
        symbols.type(owner);
        out.put(name);
        symbols.descriptor(descriptor);
        mentions.field(opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        PushedConstants.Pair constants = pushed.takeForCall(owner, name);
        begin(opcode);
        out.put(isInterface ? 1 : 0);
        symbols.method(owner, name, descriptor);
        ordinalSteps = name.equals("ordinal") && descriptor.equals("()I") ? 1 : 0;
        if (!owner.startsWith("[")) { // an array's clone() is the JDK's
            mentions.add(new Reference(call(opcode), owner, name, descriptor, constants.text(), constants.literal()));
        }
    }

    private static Reference.Kind call(int opcode) {
        return switch (opcode) {
            case Opcodes.INVOKESTATIC -> Reference.Kind.STATIC_CALL;
            case Opcodes.INVOKESPECIAL -> Reference.Kind.SPECIAL_CALL;
            default -> Reference.Kind.VIRTUAL_CALL;
        };
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        instruction(Opcodes.INVOKEDYNAMIC);
        out.put(name);
        symbols.descriptor(descriptor);
        symbols.bootstrap(bootstrap, List.of(arguments));
        mentions.dynamicCall(descriptor, bootstrap, List.of(arguments));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        instruction(opcode);
        jumps.mention(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        begin(Opcodes.LDC);
        symbols.constant(value);
        if (value instanceof String text) {
            mentions.constant(text);
            pushed.push(text);
            return;
        }
        pushed.take();
        if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            pushed.pushLiteral(type.getInternalName());
        } else if (value instanceof Type type && type.getSort() == Type.ARRAY) {
            mentions.type(Reference.Kind.LITERAL, type.getInternalName());
        } else {
            mentions.constant(value);
        }
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        int[] keys = new int[labels.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = min + i;
        }
        switchOver(Opcodes.TABLESWITCH, keys, labels, otherwise);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        switchOver(Opcodes.LOOKUPSWITCH, keys, labels, otherwise);
    }

    private void switchOver(int opcode, int[] keys, Label[] labels, Label otherwise) {
        if (ordinalSteps == 2 && jumps.hasTable()) {
            pushed.take();
            begin(Opcodes.LOOKUPSWITCH);
            mentions.add(jumps.switchOverTable(keys, labels, otherwise));
            return;
        }
        instruction(opcode);
        out.put(keys.length);
        for (int key : keys) {
            out.put(key);
        }
        jumps.mention(labels);
        jumps.mention(otherwise);
    }

    @Override
    public void visitEnd() {
        pushed.take();
        for (Reference table : jumps.leftOver()) {
            mentions.field(true, table.owner(), table.name(), table.descriptor());
        }
        jumps.writeTo(symbols);
        result.accept(symbols.finish(), mentions.all());
    }
}
