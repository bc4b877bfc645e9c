package dev.ntask.core.code;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Runs a task for real and notes every method of the project that is entered: a truth about what a task reaches that our
 * own closure has no part in.
 */
public final class Coverage {
    private static final Set<String> ENTERED = ConcurrentHashMap.newKeySet();

    /**
     * A run.
     *
     * @param entered as {@code owner.name(descriptor)}
     * @param said what the task logged, and what it ended with
     */
    record Run(Set<String> entered, List<String> said) {}

    private Coverage() {}

    /** Called by instrumented code. */
    public static void enter(String method) {
        ENTERED.add(method);
    }

    /** Runs a parameterless static task in a loader of its own, so that all initializers run again. */
    static Run run(Map<String, byte[]> classes, String owner, String task) {
        ENTERED.clear();
        List<String> said = new ArrayList<>();
        Loader loader = new Loader(classes);
        try {
            Method method = loader.loadClass(owner.replace('/', '.')).getDeclaredMethod(task);
            method.setAccessible(true);
            method.invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            said.add(String.valueOf(e.getCause() == null ? e : e.getCause()));
        }
        try {
            Field lines = loader.loadClass("sample.Log").getField("LINES");
            ((List<?>) lines.get(null)).forEach(line -> said.add(String.valueOf(line)));
        } catch (ReflectiveOperationException | LinkageError e) {
            said.add(e.toString());
        }
        return new Run(new TreeSet<>(ENTERED), said);
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(Coverage.class.getClassLoader());
            this.classes = classes;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] noting = noting(bytes);
            return defineClass(name, noting, 0, noting.length);
        }
    }

    private static byte[] noting(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        String method = reader.getClassName() + "." + name + descriptor;
                        return new MethodVisitor(
                                Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                            @Override
                            public void visitCode() {
                                super.visitCode();
                                super.visitLdcInsn(method);
                                super.visitMethodInsn(
                                        Opcodes.INVOKESTATIC,
                                        "dev/ntask/core/code/Coverage",
                                        "enter",
                                        "(Ljava/lang/String;)V",
                                        false);
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }
}
