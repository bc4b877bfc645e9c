package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes one thing in one class file. The places are counted in the order in which they are visited; whoever mutates
 * first counts them, then names one. What comes out need not pass the verifier: it is other code, and that is the point.
 */
final class Mutation extends ClassVisitor {
    private static final int[][] SIBLINGS = {
        {Opcodes.IADD, Opcodes.ISUB, Opcodes.IMUL, Opcodes.IDIV, Opcodes.IREM, Opcodes.IAND, Opcodes.IOR, Opcodes.IXOR},
        {Opcodes.ISHL, Opcodes.ISHR, Opcodes.IUSHR},
        {Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR},
        {Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR},
        {Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM},
        {Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM},
        {Opcodes.INEG, Opcodes.NOP, Opcodes.I2B, Opcodes.I2C, Opcodes.I2S},
        {Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2, Opcodes.ICONST_3, Opcodes.ICONST_5},
        {Opcodes.LCONST_0, Opcodes.LCONST_1},
        {Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2},
        {Opcodes.DCONST_0, Opcodes.DCONST_1},
        {Opcodes.FCMPL, Opcodes.FCMPG},
        {Opcodes.DCMPL, Opcodes.DCMPG},
        {Opcodes.MONITORENTER, Opcodes.POP},
        {Opcodes.MONITOREXIT, Opcodes.POP},
    };
    private static final int[] FLAGS = {
        Opcodes.ACC_STATIC, Opcodes.ACC_SYNCHRONIZED, Opcodes.ACC_NATIVE, Opcodes.ACC_ABSTRACT
    };

    /** A place: one variant of a change in one method. */
    record Place(String owner, String method, int number, String kind) {
        @Override
        public String toString() {
            return kind + " #" + number + " in " + owner + "." + method;
        }
    }

    private final List<Place> places = new ArrayList<>();
    /** The place to change; none while counting. */
    private final int chosen;

    private String owner = "";
    private String method = "";

    private Mutation(ClassVisitor next, int chosen) {
        super(Opcodes.ASM9, next);
        this.chosen = chosen;
    }

    static List<Place> places(byte[] bytes) {
        Mutation counting = new Mutation(new ClassWriter(0), -1);
        new ClassReader(bytes).accept(counting, ClassReader.SKIP_FRAMES);
        return counting.places;
    }

    static byte[] mutate(byte[] bytes, Place place) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(new Mutation(writer, place.number()), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Counts a place and says whether it is the one. */
    private boolean here(String kind) {
        places.add(new Place(owner, method, places.size(), kind));
        return places.size() - 1 == chosen;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        method = name + descriptor;
        int changed = access;
        for (int flag : FLAGS) {
            changed = here("flag " + flag) ? changed ^ flag : changed;
        }
        return new Instructions(super.visitMethod(changed, name, descriptor, signature, exceptions));
    }

    private final class Instructions extends MethodVisitor {
        private final Label first = new Label();
        private final Label last = new Label();

        Instructions(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitLabel(first);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitLabel(last);
            super.visitMaxs(maxStack, maxLocals);
        }

        @Override
        public void visitInsn(int opcode) {
            if (here("delete")) {
                return;
            }
            int changed = opcode;
            for (int[] siblings : SIBLINGS) {
                for (int sibling : siblings) {
                    if (siblings[0] == opcode || contains(siblings, opcode)) {
                        changed = sibling != opcode && here("opcode") ? sibling : changed;
                    }
                }
            }
            super.visitInsn(changed);
            if (here("twice")) {
                super.visitInsn(opcode);
            }
        }

        private boolean contains(int[] all, int one) {
            for (int each : all) {
                if (each == one) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                super.visitIntInsn(opcode, here("array type") ? (operand == 10 ? 11 : 10) : operand);
            } else {
                int changed = here("operand") ? operand + 1 : operand;
                super.visitIntInsn(opcode, here("negated operand") ? -changed - 1 : changed);
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (!here("delete")) {
                super.visitVarInsn(opcode, here("variable") ? variable + 1 : variable);
            }
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            if (!here("delete")) {
                int changed = here("variable") ? variable + 1 : variable;
                super.visitIincInsn(changed, here("increment") ? -increment : increment);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.CHECKCAST && here("delete")) {
                return;
            }
            String changed = here("type") ? "java/util/BitSet" : type;
            boolean isCast = opcode == Opcodes.CHECKCAST || opcode == Opcodes.INSTANCEOF;
            int other = opcode == Opcodes.CHECKCAST ? Opcodes.INSTANCEOF : Opcodes.CHECKCAST;
            super.visitTypeInsn(isCast && here("opcode") ? other : opcode, changed);
        }

        @Override
        public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            int changed = here("static or not") ? opcode + (isStatic ? 2 : -2) : opcode;
            String changedOwner = here("owner") ? "java/util/BitSet" : type;
            String changedName = here("name") ? "other" + name : name;
            super.visitFieldInsn(
                    changed, changedOwner, changedName, here("descriptor") ? "[" + descriptor : descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String type, String name, String descriptor, boolean isInterface) {
            if (here("delete")) {
                return;
            }
            boolean isNew = name.equals("<init>");
            int changed = !isNew && here("opcode")
                    ? (opcode == Opcodes.INVOKESTATIC ? Opcodes.INVOKEVIRTUAL : Opcodes.INVOKESTATIC)
                    : opcode;
            String changedOwner = here("owner") ? "java/util/BitSet" : type;
            String changedName = !isNew && here("name") ? "other" + name : name;
            String changedDescriptor = here("descriptor") ? descriptor.replace(")", "Ljava/util/BitSet;)") : descriptor;
            boolean changedKind = here("interface or not") ? !isInterface : isInterface;
            super.visitMethodInsn(changed, changedOwner, changedName, changedDescriptor, changedKind);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            String changedName = here("name") ? "other" + name : name;
            String changedDescriptor = here("descriptor") ? descriptor.replace(")", "I)") : descriptor;
            Object[] changed = arguments.clone();
            for (int i = 0; i < changed.length; i++) {
                changed[i] = here("bootstrap argument") ? other(changed[i]) : changed[i];
            }
            Handle changedBootstrap = here("bootstrap") ? (Handle) other(bootstrap) : bootstrap;
            super.visitInvokeDynamicInsn(changedName, changedDescriptor, changedBootstrap, changed);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (here("delete")) {
                return;
            }
            int changed = opcode;
            if (opcode != Opcodes.GOTO) {
                boolean isNull = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
                int base = isNull ? Opcodes.IFNULL : Opcodes.IFEQ;
                changed = here("negated") ? base + ((opcode - base) ^ 1) : changed;
            }
            super.visitJumpInsn(changed, here("target") ? first : label);
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(here("constant") ? other(value) : value);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            int shift = here("keys") ? 100 : 0;
            Label[] changed = retargeted(labels, otherwise);
            super.visitTableSwitchInsn(min + shift, max + shift, here("default") ? first : otherwise, changed);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            int[] changedKeys = keys.clone();
            for (int i = 0; i < keys.length; i++) {
                boolean isCase = labels[i] != otherwise && (i + 1 == keys.length || keys[i] + 1 < keys[i + 1]);
                changedKeys[i] += isCase && here("key") ? 1 : 0;
            }
            Label[] changed = retargeted(labels, otherwise);
            super.visitLookupSwitchInsn(here("default") ? first : otherwise, changedKeys, changed);
        }

        private Label[] retargeted(Label[] labels, Label otherwise) {
            Label[] changed = labels.clone();
            for (int i = 0; i < changed.length; i++) {
                changed[i] = labels[i] != otherwise && here("case") ? otherwise : labels[i];
            }
            return changed;
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            super.visitMultiANewArrayInsn(
                    here("type") ? "[" + descriptor : descriptor, here("dimensions") ? dimensions - 1 : dimensions);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            if (here("delete handler")) {
                return;
            }
            Label changedHandler = here("handler") ? (start == handler ? first : start) : handler;
            Label changedEnd = here("end of range") ? last : end;
            String changedType = here("caught type") ? (type == null ? "java/lang/Error" : null) : type;
            super.visitTryCatchBlock(start, changedEnd, changedHandler, changedType);
        }
    }

    private static Object other(Object value) {
        if (value instanceof Integer number) {
            return number + 1;
        } else if (value instanceof Long number) {
            return ~number;
        } else if (value instanceof Float number) {
            return -number;
        } else if (value instanceof Double number) {
            return -number;
        } else if (value instanceof String text) {
            return text + "\u0003";
        } else if (value instanceof Type type) {
            return type.getSort() == Type.METHOD
                    ? Type.getMethodType(type.getDescriptor().replace(")", "I)"))
                    : Type.getObjectType("java/util/BitSet");
        } else if (value instanceof Handle handle) {
            return new Handle(
                    handle.getTag(),
                    handle.getOwner(),
                    handle.getName() + "Other",
                    handle.getDesc(),
                    handle.isInterface());
        }
        return 1;
    }
}
