package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads {@link ClassActs}; apart from the facts that digests are made of, which know no lines and no annotations. */
final class ActReader extends ClassVisitor {
    private static final String ALLOW = "Ldev/ntask/Allow;";

    private final Map<String, List<Act>> acts = new HashMap<>();
    private final Set<String> allowedMethods = new HashSet<>();
    private final Set<String> allowedFields = new HashSet<>();
    private String file;
    private boolean isAllowed;

    private ActReader(String name) {
        super(Opcodes.ASM9);
        this.file = "class " + name.replace('/', '.');
    }

    static ClassActs read(String name, byte[] bytes) throws MalformedClassException {
        ActReader reader = new ActReader(name);
        new ClassFile(name, bytes).accept(reader, ClassReader.SKIP_FRAMES);
        return new ClassActs(reader.file, reader.isAllowed, reader.acts, reader.allowedMethods, reader.allowedFields);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        file = source == null ? file : source;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        isAllowed |= descriptor.equals(ALLOW);
        return null;
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                if (annotation.equals(ALLOW)) {
                    allowedFields.add(name + descriptor);
                }
                return null;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        List<Act> found = new ArrayList<>();
        return new CodeActs(found) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                if (annotation.equals(ALLOW)) {
                    allowedMethods.add(name + descriptor);
                }
                return null;
            }

            @Override
            public void visitEnd() {
                if (!found.isEmpty()) {
                    acts.put(name + descriptor, List.copyOf(found));
                }
            }
        };
    }
}
