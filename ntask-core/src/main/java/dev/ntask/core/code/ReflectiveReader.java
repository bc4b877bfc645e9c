package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * Reads {@link ReflectiveFacts}: each member becomes one digest, in the order of the class file. Who asks a class for its
 * fields gets them in that order, and many a library writes them out so. Exact types are in the closure beside this, under
 * names that survive renumbering.
 */
final class ReflectiveReader extends ClassVisitor {
    private final List<Sha256> members = new ArrayList<>();
    private final SortedSet<String> types = new TreeSet<>();
    private final SortedSet<String> names = new TreeSet<>();
    private final AnnotationDigester ofClass = new AnnotationDigester(new FieldHasher(), types, names);

    private ReflectiveReader() {
        super(Opcodes.ASM9);
    }

    static ReflectiveFacts read(String name, byte[] bytes) throws MalformedClassException {
        ReflectiveReader reader = new ReflectiveReader();
        new ClassFile(name, bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        // Whoever reaches an instance has reached what it is nested in, if that is an instance at all.
        reader.types.removeIf(type -> name.equals(type) || name.startsWith(type + "$"));
        return new ReflectiveFacts(new FieldHasher().putAll(reader.members).finish(), reader.types, reader.names);
    }

    private AnnotationDigester member(
            String kind, int access, String name, String descriptor, @Nullable String signature) {
        if ((access & Opcodes.ACC_SYNTHETIC) == 0) {
            types.addAll(NamedTypes.in(signature == null ? descriptor : signature));
        }
        FieldHasher out = new FieldHasher();
        out.put(kind).put(access).put(name).put(Symbols.unnumbered(descriptor));
        out.put(signature == null ? "" : Symbols.unnumbered(signature));
        return new AnnotationDigester(out, types, names);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        ofClass.out().put(access & ~Opcodes.ACC_SUPER).put(signature == null ? "" : Symbols.unnumbered(signature));
        if (signature != null) {
            types.addAll(NamedTypes.in(signature));
        }
    }

    @Override
    public void visitPermittedSubclass(String permitted) {
        ofClass.out().put("permits").put(Symbols.unnumbered(permitted));
        types.add(permitted);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return ofClass.start(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(
            int target, @Nullable TypePath path, String descriptor, boolean visible) {
        return ofClass.start(target, path, descriptor, visible);
    }

    @Override
    public void visitEnd() {
        members.add(ofClass.out().finish());
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
        AnnotationDigester annotations = member("component", 0, name, descriptor, signature);
        return new RecordComponentVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotations.start(annotation, visible);
            }

            @Override
            public void visitEnd() {
                members.add(annotations.out().finish());
            }
        };
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        AnnotationDigester annotations = member("field", access, name, descriptor, signature);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return annotations.start(annotation, visible);
            }

            @Override
            public AnnotationVisitor visitTypeAnnotation(
                    int target, @Nullable TypePath path, String annotation, boolean visible) {
                return annotations.start(target, path, annotation, visible);
            }

            @Override
            public void visitEnd() {
                members.add(annotations.out().finish());
            }
        };
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if ((access & Opcodes.ACC_SYNTHETIC) != 0 && (access & Opcodes.ACC_BRIDGE) == 0) {
            return null; // lambda bodies and accessors: numbered, and reached through their users
        }
        AnnotationDigester annotations = member("method", access, name, descriptor, signature);
        annotations.out().putAll(exceptions == null ? List.of() : List.of(exceptions));
        return new ReflectiveMethod(annotations);
    }

    private final class ReflectiveMethod extends MethodVisitor {
        private final AnnotationDigester annotations;

        ReflectiveMethod(AnnotationDigester annotations) {
            super(Opcodes.ASM9);
            this.annotations = annotations;
        }

        @Override
        public void visitParameter(@Nullable String name, int access) {
            annotations.out().put("parameter").put(String.valueOf(name)).put(access);
        }

        @Override
        public AnnotationVisitor visitAnnotationDefault() {
            annotations.out().put("default");
            return annotations;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            return annotations.start(annotation, visible);
        }

        @Override
        public AnnotationVisitor visitTypeAnnotation(
                int target, @Nullable TypePath path, String annotation, boolean visible) {
            return annotations.start(target, path, annotation, visible);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int index, String annotation, boolean visible) {
            annotations.out().put("of parameter").put(index);
            return annotations.start(annotation, visible);
        }

        @Override
        public void visitEnd() {
            members.add(annotations.out().finish());
        }
    }
}
