package dev.ntask.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ntask.Ntask;
import dev.ntask.core.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads our class files: nothing in them looks a class or a member up by a name that is data. */
final class NoReflectionTest {
    private static final Set<String> OF_CLASS = Set.of(
            "forName",
            "newInstance",
            "getMethod",
            "getMethods",
            "getField",
            "getFields",
            "getConstructor",
            "getConstructors",
            "getRecordComponents",
            "getAnnotation",
            "getAnnotations");

    @ParameterizedTest
    @ValueSource(classes = {Ntask.class, Suggestion.class, Launch.class})
    void ourClassesDoNotReflect(Class<?> ofOurs) {
        List<byte[]> classes = ClassFiles.bytes(ClassFiles.of(ofOurs));
        assertFalse(classes.isEmpty());
        List<String> found = new ArrayList<>();
        for (byte[] bytes : classes) {
            found.addAll(reflection(bytes));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void aClassThatReflectsIsFound() throws Exception {
        byte[] bytes;
        try (var in = getClass().getResourceAsStream("NoReflectionTest$Reflecting.class")) {
            bytes = in.readAllBytes();
        }
        assertEquals(3, reflection(bytes).size(), reflection(bytes)::toString);
    }

    @SuppressWarnings("unused")
    private static final class Reflecting {
        static Object call(String name) throws ReflectiveOperationException {
            java.util.function.Function<String, Object> byName = Reflecting::named;
            return Class.forName(name).getDeclaredMethod(name).invoke(byName.apply(name));
        }

        static Object named(String name) {
            return name;
        }
    }

    private static List<String> reflection(byte[] bytes) {
        List<String> found = new ArrayList<>();
        ClassReader reader = new ClassReader(bytes);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Calls(reader.getClassName() + "." + name, found);
                    }
                },
                ClassReader.SKIP_DEBUG);
        return found;
    }

    private static final class Calls extends MethodVisitor {
        private final String caller;
        private final List<String> found;

        Calls(String caller, List<String> found) {
            super(Opcodes.ASM9);
            this.caller = caller;
            this.found = found;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            note(owner, name);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    note(handle.getOwner(), handle.getName());
                }
            }
        }

        private void note(String owner, String name) {
            boolean reflects = owner.startsWith("java/lang/reflect/")
                    || (owner.equals("java/lang/Class") && (OF_CLASS.contains(name) || name.startsWith("getDeclared")))
                    || (owner.equals("java/lang/invoke/MethodHandles$Lookup") && !name.equals("lookupClass"))
                    || (owner.endsWith("ClassLoader") && (name.equals("loadClass") || name.equals("defineClass")));
            // A class loader passes on what it is asked for by the virtual machine.
            boolean passesOn = caller.endsWith(".loadClass") && name.equals("loadClass");
            if (reflects && !passesOn) {
                found.add(caller + " calls " + owner + "." + name);
            }
        }
    }
}
