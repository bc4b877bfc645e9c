package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * What a library can learn of a class by looking at it: flags, names, signatures, parameter names, visible annotations.
 *
 * @param digest the members in any order
 * @param types the classes that the members' types and annotations name, to which a library may go on
 */
record ReflectiveFacts(Sha256 digest, SortedSet<String> types) {

    static ReflectiveFacts read(String name, byte[] bytes) throws MalformedClassException {
        Reader reader = new Reader();
        new ClassFile(name, bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        Collections.sort(reader.members);
        reader.types.removeIf(type -> name.equals(type) || name.startsWith(type + "$"));
        return new ReflectiveFacts(new FieldHasher().putAll(reader.members).finish(), reader.types);
    }

    /** The classes that a generic signature or a descriptor names. */
    static SortedSet<String> typesIn(String signature) {
        SortedSet<String> types = new TreeSet<>();
        new SignatureReader(signature).accept(new NamedTypes(types));
        return types;
    }

    /** Collects what a signature (JVMS 4.7.9.1) or a descriptor names. */
    private static final class NamedTypes extends SignatureVisitor {
        private final SortedSet<String> types;
        private String current = "";

        NamedTypes(SortedSet<String> types) {
            super(Opcodes.ASM9);
            this.types = types;
        }

        @Override
        public void visitClassType(String name) {
            current = name;
            types.add(name);
        }

        @Override
        public void visitInnerClassType(String name) {
            current = current + "$" + name;
            types.add(current);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return new NamedTypes(types);
        }
    }

    /** Each member becomes one digest, so that their order in the source does not matter. */
    private static final class Reader extends ClassVisitor {
        final List<Sha256> members = new ArrayList<>();
        final SortedSet<String> types = new TreeSet<>();
        private final Annotations ofClass = new Annotations(new FieldHasher(), types);

        Reader() {
            super(Opcodes.ASM9);
        }

        private Annotations member(
                String kind, int access, String name, String descriptor, @Nullable String signature) {
            boolean isSynthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
            if (!isSynthetic) {
                types.addAll(typesIn(signature == null ? descriptor : signature));
            }
            FieldHasher out = new FieldHasher();
            out.put(kind).put(access).put(name).put(descriptor).put(signature == null ? "" : signature);
            return new Annotations(out, types);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            ofClass.out.put(access & ~Opcodes.ACC_SUPER).put(signature == null ? "" : signature);
            if (signature != null) {
                types.addAll(typesIn(signature));
            }
        }

        @Override
        public void visitPermittedSubclass(String permitted) {
            ofClass.out.put("permits").put(permitted);
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
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, @Nullable String signature) {
            Annotations annotations = member("component", 0, name, descriptor, signature);
            return new RecordComponentVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return annotations.start(annotation, visible);
                }

                @Override
                public void visitEnd() {
                    members.add(annotations.out.finish());
                }
            };
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            Annotations annotations = member("field", access, name, descriptor, signature);
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
                    members.add(annotations.out.finish());
                }
            };
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if ((access & Opcodes.ACC_SYNTHETIC) != 0 && (access & Opcodes.ACC_BRIDGE) == 0) {
                return null; // lambda bodies and accessors: numbered, and reached through their users
            }
            Annotations annotations = member("method", access, name, descriptor, signature);
            annotations.out.putAll(exceptions == null ? List.of() : List.of(exceptions));
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitParameter(@Nullable String parameter, int parameterAccess) {
                    annotations
                            .out
                            .put("parameter")
                            .put(String.valueOf(parameter))
                            .put(parameterAccess);
                }

                @Override
                public AnnotationVisitor visitAnnotationDefault() {
                    annotations.out.put("default");
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
                    annotations.out.put("of parameter").put(index);
                    return annotations.start(annotation, visible);
                }

                @Override
                public void visitEnd() {
                    members.add(annotations.out.finish());
                }
            };
        }

        @Override
        public void visitEnd() {
            members.add(ofClass.out.finish());
        }
    }

    /** Writes annotations in place, with every value. */
    private static final class Annotations extends AnnotationVisitor {
        final FieldHasher out;
        private final SortedSet<String> types;

        Annotations(FieldHasher out, SortedSet<String> types) {
            super(Opcodes.ASM9);
            this.out = out;
            this.types = types;
        }

        /** An annotation that is in the class file only is for tools, ours among them. */
        Annotations start(String descriptor, boolean visible) {
            Annotations into = visible ? this : new Annotations(new FieldHasher(), new TreeSet<>());
            into.out.put("annotation").put(descriptor);
            into.types.addAll(typesIn(descriptor));
            return into;
        }

        Annotations start(int target, @Nullable TypePath path, String descriptor, boolean visible) {
            Annotations into = start(descriptor, visible);
            into.out.put(target).put(String.valueOf(path));
            return into;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            out.put("value").put(String.valueOf(name));
            if (value instanceof Type type) {
                out.put(type.getDescriptor());
                types.addAll(typesIn(type.getDescriptor()));
            } else if (value instanceof Double number) {
                out.put(Double.doubleToRawLongBits(number));
            } else if (value instanceof Float number) {
                out.put(Float.floatToRawIntBits(number));
            } else {
                out.put(text(value));
            }
        }

        /** ASM hands arrays of primitives over whole. */
        private static String text(Object value) {
            if (value instanceof int[] values) {
                return Arrays.toString(values);
            } else if (value instanceof long[] values) {
                return Arrays.toString(values);
            } else if (value instanceof double[] values) {
                return Arrays.toString(values);
            } else if (value instanceof float[] values) {
                return Arrays.toString(values);
            } else if (value instanceof byte[] values) {
                return Arrays.toString(values);
            } else if (value instanceof short[] values) {
                return Arrays.toString(values);
            } else if (value instanceof char[] values) {
                return Arrays.toString(values);
            } else if (value instanceof boolean[] values) {
                return Arrays.toString(values);
            }
            return value.toString();
        }

        @Override
        public void visitEnum(@Nullable String name, String descriptor, String value) {
            out.put("enum").put(String.valueOf(name)).put(descriptor).put(value);
            types.addAll(typesIn(descriptor));
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            out.put("nested").put(String.valueOf(name)).put(descriptor);
            types.addAll(typesIn(descriptor));
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String name) {
            out.put("array").put(String.valueOf(name));
            return this;
        }

        @Override
        public void visitEnd() {
            out.put("end");
        }
    }
}
