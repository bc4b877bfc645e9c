package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads javac's {@code $SwitchMap$} tables out of the initializer that fills them. The tables stand for the initializer, so
 * they are only known if it is, instruction by instruction, what javac writes for them. Any other counts as code.
 */
final class SwitchMapReader {
    static final String FIELD_PREFIX = "$SwitchMap$";

    private static final String TABLE = "[I";

    private final Map<String, EnumSwitchMap> maps = new HashMap<>();

    Map<String, EnumSwitchMap> maps() {
        return Map.copyOf(maps);
    }

    /** Whether a method may be such an initializer. */
    static boolean mayFill(ClassHeader header, int access, String method) {
        return method.equals("<clinit>")
                && access == Opcodes.ACC_STATIC
                && (header.access() & Opcodes.ACC_SYNTHETIC) != 0
                && "java/lang/Object".equals(header.superName());
    }

    /** Listens to the initializer and hands everything on. */
    MethodVisitor before(ClassHeader header, MethodVisitor next) {
        return new Filling(header, new Listing(next));
    }

    private record Table(String enumName, List<String> constants) {
        boolean isPlain() {
            return new HashSet<>(constants).size() == constants.size();
        }

        /** Keys count up from 1. */
        EnumSwitchMap map() {
            Map<Integer, String> byKey = new TreeMap<>();
            for (int i = 0; i < constants.size(); i++) {
                byKey.put(i + 1, constants.get(i));
            }
            return new EnumSwitchMap(enumName, byKey);
        }
    }

    /** Guesses the tables from some of the instructions, and then holds all of them against what javac writes. */
    private final class Filling extends MethodVisitor {
        private final ClassHeader header;
        private final Listing found;
        private final Map<String, Table> tables = new LinkedHashMap<>();
        private String called = "";
        private @Nullable Table table;

        Filling(ClassHeader header, Listing found) {
            super(Opcodes.ASM9, found);
            this.header = header;
            this.found = found;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            called = owner;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            if (opcode == Opcodes.PUTSTATIC) {
                table = new Table(called, new ArrayList<>());
                tables.put(name, table);
            } else if (table != null && !name.startsWith(FIELD_PREFIX)) {
                table.constants().add(name);
            }
        }

        @Override
        public void visitEnd() {
            super.visitEnd();
            if (tables.keySet().stream().allMatch(this::isDeclared)
                    && tables.values().stream().allMatch(Table::isPlain)
                    && found.isLike(written())) {
                keep();
            }
        }

        /** A table without constants says nothing that its initializer does not say better. */
        private void keep() {
            tables.forEach((field, filled) -> {
                if (!filled.constants().isEmpty()) {
                    maps.put(field, filled.map());
                }
            });
        }

        private boolean isDeclared(String field) {
            MemberHeader member = header.fields().get(field + TABLE);
            return field.startsWith(FIELD_PREFIX) && member != null && member.is(Opcodes.ACC_STATIC);
        }

        private Listing written() {
            Listing out = new Listing(null);
            tables.forEach((field, filled) -> write(out, field, filled));
            out.visitInsn(Opcodes.RETURN);
            return out;
        }

        /** {@code field = new int[E.values().length]}, and then each constant. */
        private void write(Listing out, String field, Table filled) {
            String type = "L" + filled.enumName() + ";";
            out.visitMethodInsn(Opcodes.INVOKESTATIC, filled.enumName(), "values", "()[" + type, false);
            out.visitInsn(Opcodes.ARRAYLENGTH);
            out.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
            out.visitFieldInsn(Opcodes.PUTSTATIC, header.name(), field, TABLE);
            int key = 1;
            for (String constant : filled.constants()) {
                write(out, field, filled.enumName(), constant, key++);
            }
        }

        /** {@code try { field[E.CONSTANT.ordinal()] = key; } catch (NoSuchFieldError e) {}}. */
        private void write(Listing out, String field, String enumName, String constant, int key) {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            Label next = new Label();
            out.visitTryCatchBlock(start, end, handler, "java/lang/NoSuchFieldError");
            out.visitLabel(start);
            out.visitFieldInsn(Opcodes.GETSTATIC, header.name(), field, TABLE);
            out.visitFieldInsn(Opcodes.GETSTATIC, enumName, constant, "L" + enumName + ";");
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, enumName, "ordinal", "()I", false);
            out.push(key);
            out.visitInsn(Opcodes.IASTORE);
            out.visitLabel(end);
            out.visitJumpInsn(Opcodes.GOTO, next);
            out.visitLabel(handler);
            out.visitVarInsn(Opcodes.ASTORE, 0);
            out.visitLabel(next);
        }
    }
}
