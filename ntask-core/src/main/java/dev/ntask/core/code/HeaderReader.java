package dev.ntask.core.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads a {@link ClassHeader}. */
final class HeaderReader extends ClassVisitor {
    private final Map<String, MemberHeader> methods = new LinkedHashMap<>();
    private final Map<String, MemberHeader> fields = new LinkedHashMap<>();
    private final SortedSet<String> memberClasses = new TreeSet<>();
    private String name = "";
    private int access;
    private @Nullable String superName;
    private List<String> interfaces = List.of();
    private String enclosingClass = "";
    private String enclosingMethod = "";
    private ClassHeader.@Nullable Nesting nesting;

    private HeaderReader() {
        super(Opcodes.ASM9);
    }

    static ClassHeader read(String internalName, byte[] bytes) throws MalformedClassException {
        HeaderReader reader = new HeaderReader();
        new ClassFile(internalName, bytes)
                .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return reader.header();
    }

    private ClassHeader header() {
        return new ClassHeader(
                name, access, superName, interfaces, Optional.ofNullable(nesting), methods, fields, memberClasses);
    }

    @Override
    public void visit(
            int version,
            int classAccess,
            String className,
            @Nullable String signature,
            @Nullable String superClass,
            String @Nullable [] superInterfaces) {
        name = className;
        access = classAccess;
        superName = superClass;
        interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
        enclosingClass = owner;
        enclosingMethod = method == null ? "" : method + descriptor;
    }

    @Override
    public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simpleName, int innerAccess) {
        if (inner.equals(name)) {
            nesting = nesting(outer, simpleName == null ? "" : simpleName);
        } else if (name.equals(outer)) {
            memberClasses.add(inner);
        }
    }

    private ClassHeader.@Nullable Nesting nesting(@Nullable String outer, String simpleName) {
        boolean numbered = outer == null || simpleName.isEmpty();
        String around = outer != null ? outer : enclosingClass;
        if (around.isEmpty()) {
            // The EnclosingMethod attribute (JVMS 4.7.7) is missing on some synthetic classes; their name has it too.
            around = name.substring(0, Math.max(0, name.lastIndexOf('$')));
        }
        // JLS 13.1; also what keeps a garbled class from being nested in itself
        return name.startsWith(around + "$")
                ? new ClassHeader.Nesting(numbered, around, enclosingMethod, simpleName)
                : null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int fieldAccess, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.put(field + descriptor, member(fieldAccess, field, descriptor, signature));
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int methodAccess,
            String method,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        methods.put(method + descriptor, member(methodAccess, method, descriptor, signature));
        return null;
    }

    private static MemberHeader member(int access, String name, String descriptor, @Nullable String signature) {
        return new MemberHeader(name, descriptor, signature == null ? descriptor : signature, access);
    }
}
