package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Changes to a class that leave all its instructions alone: its flags, what is above it, members that come and go. */
final class Restructured {
    private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
    private static final List<String> OF_OBJECT =
            List.of("toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z");

    private Restructured() {}

    /** All such changes of one class among others, by what they do. */
    static Map<String, byte[]> all(String name, Map<String, byte[]> classes) {
        Members members = new Members();
        byte[] bytes = Objects.requireNonNull(classes.get(name));
        new ClassReader(bytes).accept(members, ClassReader.SKIP_CODE);
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int flag : List.of(Opcodes.ACC_ABSTRACT, Opcodes.ACC_FINAL, Opcodes.ACC_INTERFACE, Opcodes.ACC_ENUM)) {
            all.put("flag " + flag, changed(bytes, writer -> new Heading(writer, flag, false, false)));
        }
        all.put("superclass", changed(bytes, writer -> new Heading(writer, 0, true, false)));
        all.put("no interfaces", changed(bytes, writer -> new Heading(writer, 0, false, true)));
        for (String member : members.declared) {
            if (members.fixed.contains(member)) {
                continue;
            }
            all.put("without " + member, changed(bytes, writer -> new Member(writer, member, -1)));
            for (int visibility : List.of(0, Opcodes.ACC_PUBLIC, Opcodes.ACC_PRIVATE)) {
                all.put(
                        "visibility " + visibility + " of " + member,
                        changed(bytes, writer -> new Member(writer, member, visibility)));
            }
        }
        Set<String> inherited = new TreeSet<>(OF_OBJECT);
        inherited(members, classes, inherited);
        inherited.removeAll(members.declared);
        for (String method : inherited) {
            all.put("override of " + method, changed(bytes, writer -> new Addition(writer, name, method)));
        }
        if (!members.declared.contains("<clinit>()V")) {
            all.put("an initializer", changed(bytes, writer -> new Addition(writer, name, "<clinit>()V")));
        }
        return all;
    }

    private static void inherited(Members members, Map<String, byte[]> classes, Set<String> methods) {
        for (String above : members.above) {
            byte[] bytes = classes.get(above);
            if (bytes != null) {
                Members next = new Members();
                new ClassReader(bytes).accept(next, ClassReader.SKIP_CODE);
                methods.addAll(next.virtual);
                inherited(next, classes, methods);
            }
        }
    }

    private interface Change {
        ClassVisitor onto(ClassWriter writer);
    }

    private static byte[] changed(byte[] bytes, Change change) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(bytes).accept(change.onto(writer), 0);
        return writer.toByteArray();
    }

    /** What a class declares. */
    private static final class Members extends ClassVisitor {
        final Set<String> declared = new TreeSet<>();
        /** What no source can say otherwise. */
        final Set<String> fixed = new TreeSet<>();

        final Set<String> virtual = new TreeSet<>();
        final List<String> above = new ArrayList<>();

        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String sign, String superName, String[] interfaces) {
            above.add(superName);
            above.addAll(List.of(interfaces));
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            declared.add(name + descriptor);
            if ((access & Opcodes.ACC_ENUM) != 0 || name.startsWith(SwitchMapReader.FIELD_PREFIX)) {
                fixed.add(name + descriptor);
            }
            return super.visitField(access, name, descriptor, signature, value);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            declared.add(name + descriptor);
            if (descriptor.startsWith("()[L") && name.equals("values")) {
                fixed.add(name + descriptor);
            }
            if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) == 0
                    && !name.startsWith("<")) {
                virtual.add(name + descriptor);
            }
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
    }

    private static final class Heading extends ClassVisitor {
        private final int flag;
        private final boolean otherSuperclass;
        private final boolean noInterfaces;

        Heading(ClassVisitor next, int flag, boolean otherSuperclass, boolean noInterfaces) {
            super(Opcodes.ASM9, next);
            this.flag = flag;
            this.otherSuperclass = otherSuperclass;
            this.noInterfaces = noInterfaces;
        }

        @Override
        public void visit(int version, int access, String name, String sign, String superName, String[] interfaces) {
            super.visit(
                    version,
                    access ^ flag,
                    name,
                    sign,
                    otherSuperclass ? "java/util/BitSet" : superName,
                    noInterfaces ? new String[0] : interfaces);
        }
    }

    /** Leaves a member out, or makes it visible otherwise. */
    private static final class Member extends ClassVisitor {
        private final String member;
        private final int visibility;

        Member(ClassVisitor next, String member, int visibility) {
            super(Opcodes.ASM9, next);
            this.member = member;
            this.visibility = visibility;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, String signature, Object value) {
            boolean isIt = member.equals(name + descriptor);
            return isIt && visibility < 0
                    ? null
                    : super.visitField(isIt ? with(access) : access, name, descriptor, signature, value);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean isIt = member.equals(name + descriptor);
            return isIt && visibility < 0
                    ? null
                    : super.visitMethod(isIt ? with(access) : access, name, descriptor, signature, exceptions);
        }

        private int with(int access) {
            return (access & ~VISIBILITY) | visibility;
        }
    }

    /** Adds a method that says so and returns nothing much. */
    private static final class Addition extends ClassVisitor {
        private final String owner;
        private final String method;

        Addition(ClassVisitor next, String owner, String method) {
            super(Opcodes.ASM9, next);
            this.owner = owner;
            this.method = method;
        }

        @Override
        public void visitEnd() {
            String name = method.substring(0, method.indexOf('('));
            String descriptor = method.substring(method.indexOf('('));
            int flags = name.startsWith("<") ? Opcodes.ACC_STATIC : Opcodes.ACC_PUBLIC;
            MethodVisitor out = super.visitMethod(flags, name, descriptor, null, null);
            out.visitCode();
            out.visitLdcInsn("added " + owner + "." + name);
            out.visitMethodInsn(Opcodes.INVOKESTATIC, "sample/Log", "add", "(Ljava/lang/Object;)V", false);
            Type type = Type.getReturnType(descriptor);
            switch (type.getSort()) {
                case Type.VOID -> {}
                case Type.LONG -> out.visitInsn(Opcodes.LCONST_0);
                case Type.FLOAT -> out.visitInsn(Opcodes.FCONST_0);
                case Type.DOUBLE -> out.visitInsn(Opcodes.DCONST_0);
                case Type.OBJECT, Type.ARRAY -> out.visitInsn(Opcodes.ACONST_NULL);
                default -> out.visitInsn(Opcodes.ICONST_0);
            }
            out.visitInsn(type.getOpcode(Opcodes.IRETURN));
            out.visitMaxs(0, 0);
            out.visitEnd();
            super.visitEnd();
        }
    }
}
