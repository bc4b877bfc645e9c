package dev.ntask.core.code;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads {@link ClassPlaces}; apart from the facts that digests are made of, which know no lines. */
final class PlaceReader extends ClassVisitor {
    private final Map<String, Integer> lines = new HashMap<>();
    private String file = "";

    private PlaceReader() {
        super(Opcodes.ASM9);
    }

    static ClassPlaces read(String name, byte[] bytes) throws MalformedClassException {
        PlaceReader reader = new PlaceReader();
        new ClassFile(name, bytes).accept(reader, ClassReader.SKIP_FRAMES);
        return new ClassPlaces(reader.file, reader.lines);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        file = source == null ? "" : source;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitLineNumber(int line, Label start) {
                lines.merge(name + descriptor, line, Math::min);
            }
        };
    }
}
