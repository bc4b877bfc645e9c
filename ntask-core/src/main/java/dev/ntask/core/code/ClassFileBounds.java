package dev.ntask.core.code;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Checks that the lengths inside a class file (JVMS 4.1) stay within it. ASM trusts them and would allocate what a garbled
 * length asks for.
 */
final class ClassFileBounds {
    static final String GARBLED = "the class file is truncated or garbled; compile it again";
    private static final int MAGIC = 0xCAFEBABE;

    private final ByteBuffer in;

    private ClassFileBounds(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    static void check(String internalName, byte[] bytes) throws MalformedClassException {
        try {
            new ClassFileBounds(bytes).walk();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new MalformedClassException(internalName, GARBLED, e);
        }
    }

    private void walk() {
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("no class file");
        }
        skip(4);
        constantPool();
        skip(6);
        skip(2 * unsignedShort());
        members();
        members();
        attributes();
    }

    private void constantPool() {
        int count = unsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.get();
            switch (tag) {
                case 1 -> skip(unsignedShort());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    i++; // JVMS 4.4.5: eight-byte constants take up two entries
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new IllegalArgumentException("no constant has tag " + tag);
            }
        }
    }

    private void members() {
        for (int left = unsignedShort(); left > 0; left--) {
            skip(6);
            attributes();
        }
    }

    /** Attributes inside attributes need no look: theirs are read within bounds that were checked here. */
    private void attributes() {
        for (int left = unsignedShort(); left > 0; left--) {
            skip(2);
            skip(in.getInt());
        }
    }

    private int unsignedShort() {
        return in.getShort() & 0xFFFF;
    }

    private void skip(int bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + bytes);
    }
}
