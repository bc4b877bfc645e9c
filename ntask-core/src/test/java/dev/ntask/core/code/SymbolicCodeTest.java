package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Facts are about symbols: every byte of code counts, and none of the constant pool's order. */
class SymbolicCodeTest {
    /** No interface calls and no invokedynamic: those have bytes without meaning. */
    private static final String PROGRAM = """
            class Tasks {
              static int[] a = new int[4]; static long l; double d = 2.5; Object o = "x";
              static void run() { new Tasks().go(7, 1.5f); }
              void go(int n, float f) {
                for (int i = 0; i < n; i++) { a[i & 3] += i * 31 - (n >> 2); l ^= (long) i << 3; }
                try { d = d * f - 1; o = (String) o; synchronized (this) { System.out.println(o.hashCode()); } }
                catch (ClassCastException e) { throw new IllegalStateException("no", e); }
                finally { System.out.println(n == 3 ? -1 : 40000); }
                if (o instanceof Integer || o == null) { int[][] g = new int[2][n]; System.out.println(g.length); }
                switch (n) { case 1: go(2, 0f); break; case 900: return; default: }
              }
            }
            """;

    private static Sha256 code(byte[] bytes, String method) throws IOException {
        ClassFacts facts = FactsReader.read(HeaderReader.read("Tasks", bytes), bytes);
        for (MethodFacts candidate : facts.methods().values()) {
            if (candidate.header().name().equals(method)) {
                return candidate.code().digest();
            }
        }
        throw new AssertionError("no method " + method);
    }

    @Test
    void orderOfTheConstantPoolDoesNotCount() throws IOException {
        byte[] bytes = Compiled.of(PROGRAM).bytes("Tasks");
        ClassWriter writer = new ClassWriter(0);
        for (int i = 0; i < 300; i++) {
            writer.newUTF8("filler" + i); // so that ldc becomes ldc_w as well
            writer.newConst("constant" + i);
        }
        new ClassReader(bytes).accept(writer, 0);
        byte[] rewritten = writer.toByteArray();
        assertTrue(rewritten.length > bytes.length);
        ClassFacts one = FactsReader.read(HeaderReader.read("Tasks", bytes), bytes);
        ClassFacts two = FactsReader.read(HeaderReader.read("Tasks", rewritten), rewritten);
        assertEquals(one.methods(), two.methods());
        assertEquals(one.fields(), two.fields());
        assertEquals(one.shape(), two.shape());
    }

    @Test
    void everyByteOfCodeCounts() throws IOException {
        byte[] bytes = Compiled.of(PROGRAM, "-XDstringConcat=inline").bytes("Tasks");
        Sha256 original = code(bytes, "go");
        List<Integer> code = CodeBytes.of(bytes, "go");
        assertTrue(code.size() > 200);
        int read = 0;
        for (int at : code) {
            for (int value : new int[] {0, 1, bytes[at] + 1, bytes[at] - 1, bytes[at] ^ 0x40}) {
                byte[] changed = bytes.clone();
                changed[at] = (byte) value;
                if (changed[at] != bytes[at] && isSwitchPadding(bytes, at, code)) {
                    continue;
                }
                if (changed[at] != bytes[at]) {
                    read += isRead(changed, original, at) ? 1 : 0;
                }
            }
        }
        assertTrue(read > 300, "many of the changed bodies still make sense to the reader");
    }

    /** JVMS 6.5: up to three bytes after a lookupswitch opcode carry nothing. */
    private static boolean isSwitchPadding(byte[] bytes, int at, List<Integer> code) {
        int start = code.get(0);
        for (int back = 1; back <= 3 && at - back >= start; back++) {
            boolean isLookupSwitch = (bytes[at - back] & 0xFF) == 0xAB;
            if (isLookupSwitch && at - start < ((at - back - start + 4) & ~3)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRead(byte[] changed, Sha256 original, int at) throws IOException {
        try {
            assertNotEquals(original, code(changed, "go"), "byte " + at);
            return true;
        } catch (MalformedClassException e) {
            return false;
        }
    }

    /** Finds where a method's instructions and exception table are in its class file. */
    private static final class CodeBytes {
        private final ByteBuffer in;
        private final List<String> utf8 = new ArrayList<>();

        private CodeBytes(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        static List<Integer> of(byte[] bytes, String method) {
            return new CodeBytes(bytes).find(method);
        }

        private List<Integer> find(String method) {
            in.position(8);
            int count = in.getShort();
            utf8.add("");
            while (utf8.size() < count) {
                constant();
            }
            in.position(in.position() + 6);
            int interfaces = in.getShort();
            in.position(in.position() + 2 * interfaces);
            for (int fields = in.getShort(); fields > 0; fields--) {
                member("");
            }
            for (int methods = in.getShort(); methods > 0; methods--) {
                List<Integer> found = member(method);
                if (!found.isEmpty()) {
                    return found;
                }
            }
            throw new AssertionError("no code of " + method);
        }

        private void constant() {
            int tag = in.get();
            if (tag == 1) {
                byte[] text = new byte[in.getShort()];
                in.get(text);
                utf8.add(new String(text, StandardCharsets.UTF_8));
                return;
            }
            utf8.add("");
            if (tag == 5 || tag == 6) {
                utf8.add("");
                in.getLong();
            } else {
                in.position(in.position() + (tag == 7 || tag == 8 ? 2 : tag == 15 ? 3 : 4));
            }
        }

        private List<Integer> member(String wanted) {
            in.getShort();
            boolean isWanted = utf8.get(in.getShort()).equals(wanted);
            in.getShort();
            List<Integer> found = new ArrayList<>();
            for (int attributes = in.getShort(); attributes > 0; attributes--) {
                boolean isCode = utf8.get(in.getShort()).equals("Code");
                int length = in.getInt();
                int start = in.position();
                if (isWanted && isCode) {
                    int codeLength = in.getInt(start + 4);
                    int handlers = in.getShort(start + 8 + codeLength);
                    add(found, start + 8, codeLength);
                    add(found, start + 10 + codeLength, 8 * handlers);
                }
                in.position(start + length);
            }
            return found;
        }

        private static void add(List<Integer> positions, int start, int length) {
            for (int i = 0; i < length; i++) {
                positions.add(start + i);
            }
        }
    }
}
