package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds to a project's classes the {@link Entry} that names its main class.
 *
 * <p>It is written as bytecode since the main class may be in the unnamed package, which no source of a named package
 * can name.
 */
final class EntryClass {
    private static final String SERVICE = "META-INF/services/dev.ntask.runtime.Launch";
    private static final String ENTRY = "dev/ntask/runtime/launcher/Entry";
    private static final String LAUNCH = "()Ldev/ntask/runtime/Launch;";

    private EntryClass() {}

    /** Adds it to a folder of classes; does nothing if these are no tasks. */
    static void addTo(Path classes) throws IOException {
        Path service = classes.resolve(SERVICE);
        if (Files.exists(service)) {
            String main = Files.readString(service, StandardCharsets.UTF_8).strip();
            Path entry = classes.resolve(ENTRY + ".class");
            Files.createDirectories(entry.resolveSibling("."));
            Files.write(entry, bytes(main.replace('.', '/')));
        }
    }

    /** {@code static Launch launch() { return new Main(); }}. */
    private static byte[] bytes(String main) {
        ClassWriter entry = new ClassWriter(0);
        entry.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, ENTRY, null, "java/lang/Object", null);
        MethodVisitor launch = entry.visitMethod(Opcodes.ACC_STATIC, "launch", LAUNCH, null, null);
        launch.visitCode();
        launch.visitTypeInsn(Opcodes.NEW, main);
        launch.visitInsn(Opcodes.DUP);
        launch.visitMethodInsn(Opcodes.INVOKESPECIAL, main, "<init>", "()V", false);
        launch.visitInsn(Opcodes.ARETURN);
        launch.visitMaxs(2, 0);
        launch.visitEnd();
        entry.visitEnd();
        return entry.toByteArray();
    }
}
