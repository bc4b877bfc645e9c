package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Indexes outlive the ntask that wrote them, in jars and beside results. Whoever changes what is hashed meets this test: the
 * schema in {@link Indexing} and the header in {@link CodeIndexText} go up, so that no older index is taken for a new one.
 */
class SchemaTest {

    /** No compiler's work, so that only ntask can change the digest. */
    private static byte[] tasks() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, "Tasks", null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_STATIC, "count", "I", null, 7);
        MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
        run.visitCode();
        Label end = new Label();
        run.visitFieldInsn(Opcodes.GETSTATIC, "Tasks", "count", "I");
        run.visitJumpInsn(Opcodes.IFEQ, end);
        run.visitLdcInsn("text");
        run.visitMethodInsn(Opcodes.INVOKESTATIC, "Tasks", "help", "(Ljava/lang/String;)V", false);
        run.visitLabel(end);
        run.visitInsn(Opcodes.RETURN);
        run.visitMaxs(1, 0);
        run.visitEnd();
        MethodVisitor help = writer.visitMethod(Opcodes.ACC_STATIC, "help", "(Ljava/lang/String;)V", null, null);
        help.visitCode();
        help.visitInsn(Opcodes.RETURN);
        help.visitMaxs(0, 1);
        help.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    @Test
    void theSameCodeHasTheSameDigestInEveryVersionOfASchema() throws IOException {
        MemoryClassSource source = new MemoryClassSource(Compiled.libraries()).addClass("Tasks", tasks());
        CodeIndex index = CodeIndex.compute(List.of(new TaskMethod("run", "Tasks", "run", "()V")), source);
        assertTrue(index.text().startsWith("ntask-code-index 3\n"), index.text());
        assertEquals(
                "7f3c15d9e1b5c9249fa37e6f38d25c4d72d69c276f3e9132935f9063433ee4ed",
                index.task("run").orElseThrow().digest());
    }
}
