package dev.ntask.core.code;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads {@link ClassFacts}: no pool indexes, no line numbers, no order of members. */
final class FactsReader extends ClassVisitor {
    /** Flags that change what a class does; visibility and finality only change who compiles against it. */
    private static final int CLASS_FLAGS =
            Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_ENUM | Opcodes.ACC_ANNOTATION;

    private static final int METHOD_FLAGS = Opcodes.ACC_STATIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_STRICT;
    private static final int FIELD_FLAGS =
            Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_ENUM;

    private final ClassHeader header;
    private final Symbols shape = new Symbols();
    private final Map<String, MethodFacts> methods = new LinkedHashMap<>();
    private final Map<String, FieldFacts> fields = new LinkedHashMap<>();
    private final SwitchMapReader switchMaps = new SwitchMapReader();

    private FactsReader(ClassHeader header) {
        super(Opcodes.ASM9);
        this.header = header;
    }

    static ClassFacts read(ClassHeader header, byte[] bytes) throws MalformedClassException {
        FactsReader reader = new FactsReader(header);
        // Without debug information a label means that something jumps there, which CodeReader relies on.
        new ClassFile(header.name(), bytes).accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFacts(header, reader.shape.finish(), reader.methods, reader.fields, reader.switchMaps.maps());
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        shape.out().put("class").put(access & CLASS_FLAGS);
        shape.type(header.superName() == null ? "" : header.superName());
        shape.out().put(header.interfaces().size());
        header.interfaces().forEach(shape::type);
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String name, String descriptor, @Nullable String signature) {
        shape.out().put("component").put(name);
        shape.descriptor(descriptor);
        return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        Symbols code = new Symbols();
        code.out().put("field").put(access & FIELD_FLAGS);
        if (value == null) {
            code.out().put("no constant");
        } else {
            code.constant(value);
        }
        MemberHeader member = Objects.requireNonNull(header.fields().get(name + descriptor));
        fields.put(member.signature(), new FieldFacts(member, code.finish()));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MemberHeader member = Objects.requireNonNull(header.methods().get(name + descriptor));
        CodeReader code = new CodeReader(
                access & METHOD_FLAGS,
                (erased, references) -> methods.put(member.signature(), new MethodFacts(member, erased, references)));
        return SwitchMapReader.mayFill(header, access, name) ? switchMaps.before(header, code) : code;
    }
}
