package dev.ntask.core.code;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/** Writes annotations with every value into a member's hasher, and collects the classes they name. */
final class AnnotationDigester extends AnnotationVisitor {
    private final FieldHasher out;
    private final SortedSet<String> types;
    private final SortedSet<String> names;

    AnnotationDigester(FieldHasher out, SortedSet<String> types, SortedSet<String> names) {
        super(Opcodes.ASM9);
        this.out = out;
        this.types = types;
        this.names = names;
    }

    FieldHasher out() {
        return out;
    }

    /** Begins an annotation. One that is in the class file only is for tools, ours among them, and does not count. */
    AnnotationDigester start(String descriptor, boolean visible) {
        AnnotationDigester into =
                visible ? this : new AnnotationDigester(new FieldHasher(), new TreeSet<>(), new TreeSet<>());
        into.out.put("annotation").put(descriptor);
        into.types.addAll(NamedTypes.in(descriptor));
        return into;
    }

    /** Begins an annotation of a type inside the member's type. */
    AnnotationDigester start(int target, @Nullable TypePath path, String descriptor, boolean visible) {
        AnnotationDigester into = start(descriptor, visible);
        into.out.put(target).put(String.valueOf(path));
        return into;
    }

    @Override
    public void visit(@Nullable String name, Object value) {
        out.put("value").put(String.valueOf(name));
        if (value instanceof Type type) {
            out.put(type.getDescriptor());
            types.addAll(NamedTypes.in(type.getDescriptor()));
        } else if (value instanceof Double number) {
            out.put(Double.doubleToRawLongBits(number));
        } else if (value instanceof Float number) {
            out.put(Float.floatToRawIntBits(number));
        } else {
            names.addAll(value instanceof String text ? NamesInText.of(text) : List.of());
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
        types.addAll(NamedTypes.in(descriptor));
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
        out.put("nested").put(String.valueOf(name)).put(descriptor);
        types.addAll(NamedTypes.in(descriptor));
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
