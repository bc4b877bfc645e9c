package dev.ntask.core.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
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
    private static final String TASK_REF = "Ldev/ntask/TaskRef";

    /** What a method's code came to, before it is given its name. */
    record Read(ErasedCode code, List<Reference> references) {
        MethodFacts of(MemberHeader header) {
            return new MethodFacts(header, code, references);
        }
    }

    private record PendingSwitch(Reference map, List<Integer> keys, List<Label> targets, Label otherwise) {}

    private final Consumer<Read> result;
    private final Symbols symbols = new Symbols();
    private final FieldHasher out = symbols.out();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final PushedConstants pushed = new PushedConstants(references);
    private final IdentityHashMap<Label, Integer> positions = new IdentityHashMap<>();
    /** Every label an instruction or handler mentions, in the order of mention. */
    private final List<Label> mentioned = new ArrayList<>();
    /** Ordinal tables pushed and not yet switched over, innermost last. */
    private final Deque<Reference> switchMaps = new ArrayDeque<>();

    private final List<PendingSwitch> enumSwitches = new ArrayList<>();
    private int position;
    /** How much of {@code ordinal(), iaload} came right before this instruction. */
    private int ordinalSteps;

    CodeReader(int flags, Consumer<Read> result) {
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

    private void mention(Label label) {
        mentioned.add(label);
    }

    @Override
    public void visitLabel(Label label) {
        // A jump may bring another constant here.
        pushed.take();
        ordinalSteps = 0;
        positions.put(label, position);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        out.put("catch");
        symbols.type(type == null ? "" : type);
        mention(start);
        mention(end);
        mention(handler);
        if (type != null) {
            mentionType(Reference.Kind.TYPE, type);
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
        mentionType(opcode == Opcodes.NEW ? Reference.Kind.INSTANCE : Reference.Kind.TYPE, type);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        instruction(Opcodes.MULTIANEWARRAY);
        symbols.descriptor(descriptor);
        out.put(dimensions);
        mentionType(Reference.Kind.TYPE, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        instruction(opcode);
        if (opcode == Opcodes.GETSTATIC && name.startsWith(SwitchMapReader.FIELD_PREFIX)) {
            symbols.slot(new Slot.SwitchMap(owner, name));
            switchMaps.addLast(Reference.member(Reference.Kind.SWITCH_MAP, owner, name, descriptor));
            return;
        }
        symbols.type(owner);
        out.put(name);
        symbols.descriptor(descriptor);
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        references.add(Reference.member(
                isStatic ? Reference.Kind.STATIC_FIELD : Reference.Kind.FIELD, owner, name, descriptor));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        PushedConstants.Pair constants = pushed.takeForCall(owner, name);
        begin(opcode);
        out.put(isInterface ? 1 : 0);
        symbols.method(owner, name, descriptor);
        ordinalSteps = name.equals("ordinal") && descriptor.equals("()I") ? 1 : 0;
        if (owner.startsWith("[")) {
            return; // an array's clone(): the JDK's
        }
        references.add(new Reference(call(opcode), owner, name, descriptor, constants.text(), constants.literal()));
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
        Type made = Type.getReturnType(descriptor);
        if (made.getDescriptor().startsWith(TASK_REF) && bootstrap.getOwner().startsWith("java/lang/invoke/")) {
            // A dependency, not a call: its code enters through the task graph. Calling a TaskRef is opaque.
            return;
        }
        boolean isLambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory");
        if (made.getSort() == Type.OBJECT) {
            mentionType(isLambda ? Reference.Kind.INSTANCE : Reference.Kind.TYPE, made.getInternalName());
        }
        follow(bootstrap, List.of(arguments));
    }

    private void follow(Handle bootstrap, List<?> arguments) {
        follow(bootstrap);
        for (Object argument : arguments) {
            if (argument instanceof Type type) {
                followType(bootstrap, type);
            } else {
                followConstant(argument);
            }
        }
    }

    /** Marker interfaces of a lambda are implemented, other types only looked at, as far as the JDK is concerned. */
    private void followType(Handle bootstrap, Type type) {
        if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
            return;
        }
        if (bootstrap.getName().equals("altMetafactory")) {
            mentionType(Reference.Kind.INSTANCE, type.getInternalName());
        } else if (bootstrap.getOwner().startsWith("java/")) {
            mentionType(Reference.Kind.TYPE, type.getInternalName());
        } else {
            mentionType(Reference.Kind.LITERAL, type.getInternalName());
        }
    }

    private void followConstant(Object constant) {
        if (constant instanceof Handle handle) {
            follow(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            follow(dynamic.getBootstrapMethod(), Symbols.arguments(dynamic));
        }
    }

    private void follow(Handle handle) {
        Reference.Kind kind = switch (handle.getTag()) {
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC -> Reference.Kind.STATIC_FIELD;
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD -> Reference.Kind.FIELD;
            case Opcodes.H_INVOKESTATIC -> Reference.Kind.STATIC_CALL;
            case Opcodes.H_INVOKESPECIAL, Opcodes.H_NEWINVOKESPECIAL -> Reference.Kind.SPECIAL_CALL;
            default -> Reference.Kind.VIRTUAL_CALL;
        };
        if (handle.getOwner().startsWith("[")) {
            return;
        }
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            mentionType(Reference.Kind.INSTANCE, handle.getOwner());
        }
        references.add(Reference.member(kind, handle.getOwner(), handle.getName(), handle.getDesc()));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        instruction(opcode);
        mention(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        begin(Opcodes.LDC);
        symbols.constant(value);
        if (value instanceof String text) {
            pushed.push(text);
            return;
        }
        pushed.take();
        if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            pushed.pushLiteral(type.getInternalName());
        } else if (value instanceof Type type && type.getSort() == Type.ARRAY) {
            mentionType(Reference.Kind.LITERAL, type.getInternalName());
        } else {
            followConstant(value);
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
        if (ordinalSteps == 2 && !switchMaps.isEmpty()) {
            // javac's key numbers depend on the other switches around: see Slot.EnumSwitch
            pushed.take();
            begin(Opcodes.LOOKUPSWITCH);
            Reference map = switchMaps.removeLast();
            references.add(map);
            List<Integer> boxed = Arrays.stream(keys).boxed().toList();
            enumSwitches.add(new PendingSwitch(map, boxed, List.of(labels), otherwise));
            return;
        }
        instruction(opcode);
        out.put(keys.length);
        for (int i = 0; i < keys.length; i++) {
            out.put(keys[i]);
            mention(labels[i]);
        }
        mention(otherwise);
    }

    private void mentionType(Reference.Kind kind, String typeOrArray) {
        String element = typeOrArray;
        Reference.Kind elementKind = kind;
        if (typeOrArray.startsWith("[")) {
            Type type = Type.getType(typeOrArray).getElementType();
            if (type.getSort() != Type.OBJECT) {
                return;
            }
            element = type.getInternalName();
            elementKind = kind == Reference.Kind.INSTANCE ? Reference.Kind.TYPE : kind;
        }
        references.add(Reference.type(elementKind, element));
    }

    @Override
    public void visitEnd() {
        pushed.take();
        // A table that no switch took up is used in a way we do not know: its numbers count.
        for (Reference map : switchMaps) {
            references.add(Reference.member(Reference.Kind.STATIC_FIELD, map.owner(), map.name(), map.descriptor()));
        }
        out.put("targets").put(mentioned.size());
        for (Label label : mentioned) {
            out.put(positionOf(label));
        }
        for (PendingSwitch pending : enumSwitches) {
            symbols.slot(slot(pending));
        }
        result.accept(new Read(symbols.finish(), List.copyOf(references)));
    }

    private Slot slot(PendingSwitch pending) {
        List<Integer> targets = new ArrayList<>();
        for (Label target : pending.targets()) {
            targets.add(positionOf(target));
        }
        Reference map = pending.map();
        return new Slot.EnumSwitch(map.owner(), map.name(), pending.keys(), targets, positionOf(pending.otherwise()));
    }

    private int positionOf(Label label) {
        Integer at = positions.get(label);
        if (at == null) {
            throw new IllegalArgumentException("it jumps outside its code");
        }
        return at;
    }
}
