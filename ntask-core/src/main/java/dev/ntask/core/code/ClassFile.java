package dev.ntask.core.code;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;

/** One class file under the name it was found by: the only door to ASM's reader. */
final class ClassFile {
    private final String name;
    private final byte[] bytes;

    ClassFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Walks the class; whatever ASM trips over in bad bytes comes out as one kind of exception. */
    void accept(ClassVisitor visitor, int options) throws MalformedClassException {
        ClassFileBounds.check(name, bytes);
        try {
            ClassReader reader = new ClassReader(bytes);
            if (!reader.getClassName().equals(name)) {
                throw new IllegalArgumentException("it holds class " + reader.getClassName());
            }
            reader.accept(visitor, options);
        } catch (RuntimeException | StackOverflowError e) {
            // ASM does not validate: garbled input ends in any unchecked exception, a constant that contains itself
            // in endless recursion.
            throw new MalformedClassException(name, reason(e), e);
        }
    }

    private static String reason(Throwable e) {
        String message = e instanceof IllegalArgumentException ? e.getMessage() : null;
        if (message == null || message.isEmpty()) {
            return ClassFileBounds.GARBLED;
        }
        String fault = Character.toLowerCase(message.charAt(0)) + message.substring(1);
        return message.startsWith("Unsupported class file")
                ? fault + "; compile it for an older Java (javac --release)"
                : fault + "; compile it again";
    }
}
