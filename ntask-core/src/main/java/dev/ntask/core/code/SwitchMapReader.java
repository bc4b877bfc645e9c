package dev.ntask.core.code;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads javac's {@code $SwitchMap$} tables out of the initializer that fills them. */
final class SwitchMapReader {
    static final String FIELD_PREFIX = "$SwitchMap$";

    private final Map<String, EnumSwitchMap> maps = new HashMap<>();

    Map<String, EnumSwitchMap> maps() {
        return Map.copyOf(maps);
    }

    /** Listens to the initializer and hands everything on. */
    MethodVisitor before(MethodVisitor next) {
        return new Filling(next);
    }

    /** Looks for: table field, enum constant, {@code ordinal()}, key, array store. */
    private final class Filling extends MethodVisitor {
        private String field = "";
        private @Nullable String enumName;
        private String constant = "";
        private int key;

        Filling(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            if (opcode == Opcodes.GETSTATIC && name.startsWith(FIELD_PREFIX)) {
                field = name;
                enumName = null;
            } else if (opcode == Opcodes.GETSTATIC) {
                enumName = owner;
                constant = name;
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            super.visitIntInsn(opcode, operand);
            key = operand;
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(value);
            key = value instanceof Integer number ? number : 0;
        }

        @Override
        public void visitInsn(int opcode) {
            super.visitInsn(opcode);
            if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
                key = opcode - Opcodes.ICONST_0;
            } else if (opcode == Opcodes.IASTORE && enumName != null) {
                String enumOfTable = enumName;
                maps.computeIfAbsent(field, f -> new EnumSwitchMap(enumOfTable, new TreeMap<>()))
                        .constants()
                        .put(key, constant);
            }
        }
    }
}
