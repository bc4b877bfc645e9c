package dev.ntask.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What tests want to know of class files. */
final class Bytecode {
    private static final Set<String> OF_CLASS =
            Set.of("forName", "newInstance", "getMethod", "getMethods", "getField", "getFields", "getConstructor");

    private Bytecode() {}

    /** Lists calls that look a class or a member up by a name. */
    static List<String> reflection(Collection<byte[]> classes) {
        return calls(classes, Bytecode::reflects);
    }

    private static boolean reflects(String owner, String name) {
        return owner.startsWith("java/lang/reflect/")
                || (owner.equals("java/lang/Class") && (OF_CLASS.contains(name) || name.startsWith("getDeclared")))
                || owner.startsWith("java/lang/invoke/MethodHandles")
                || (owner.endsWith("ClassLoader") && (name.equals("loadClass") || name.equals("defineClass")));
    }

    /** Lists calls and handles of the methods, told by owner and name, that are looked for. */
    static List<String> calls(Collection<byte[]> classes, BiPredicate<String, String> wanted) {
        List<String> found = new ArrayList<>();
        for (byte[] bytes : classes) {
            ClassReader reader = new ClassReader(bytes);
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            return new Calls(reader.getClassName() + "." + name, wanted, found);
                        }
                    },
                    ClassReader.SKIP_DEBUG);
        }
        return found;
    }

    private static final class Calls extends MethodVisitor {
        private final String caller;
        private final BiPredicate<String, String> wanted;
        private final List<String> found;

        Calls(String caller, BiPredicate<String, String> wanted, List<String> found) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
            this.caller = caller;
            this.found = found;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (wanted.test(owner, name)) {
                found.add(caller + " calls " + owner + "." + name);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    visitMethodInsn(0, handle.getOwner(), handle.getName(), handle.getDesc(), false);
                }
            }
        }
    }

    /** Bounds the size of each method from above: as a class of its own, constants included. */
    static NavigableMap<Integer, String> sizes(Collection<byte[]> classes) {
        NavigableMap<Integer, String> sizes = new TreeMap<>();
        for (byte[] bytes : classes) {
            ClassReader reader = new ClassReader(bytes);
            List<ClassWriter> writers = new ArrayList<>();
            List<String> names = new ArrayList<>();
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            ClassWriter writer = new ClassWriter(0);
                            writer.visit(Opcodes.V17, 0, "C", null, "java/lang/Object", null);
                            writers.add(writer);
                            names.add(reader.getClassName() + "." + name);
                            return writer.visitMethod(access, name, descriptor, signature, exceptions);
                        }
                    },
                    ClassReader.SKIP_DEBUG);
            for (int i = 0; i < names.size(); i++) {
                sizes.put(writers.get(i).toByteArray().length, names.get(i));
            }
        }
        return sizes;
    }
}
