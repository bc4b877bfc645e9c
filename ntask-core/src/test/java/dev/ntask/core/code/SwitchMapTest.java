package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What fills the tables of switches over enums, one instruction changed a time. */
class SwitchMapTest {
    private static final List<TaskMethod> TASKS =
            List.of(new TaskMethod("few", "Tasks", "few", "()V"), new TaskMethod("many", "Tasks", "many", "()V"));

    /** Two tables in one class. */
    private static Compiled compiled(int many) {
        StringBuilder constants = new StringBuilder("C0");
        StringBuilder cases = new StringBuilder("case C0: System.out.println(0); break;\n");
        for (int i = 1; i < many; i++) {
            constants.append(", C").append(i);
            cases.append("case C" + i + ": System.out.println(" + i + "); break;\n");
        }
        return Compiled.of(
                Map.of(
                        "Tasks",
                        "class Tasks { static void few() { few(Few.B); } static void many() { many(Many.C5); }\n"
                                + "static void few(Few few) { switch (few) { case B: System.out.println(1); break;"
                                + " case A: System.out.println(2); } }\n"
                                + "static void many(Many many) { switch (many) { " + cases + "} } }",
                        "Few",
                        "enum Few { A, B, C }",
                        "Many",
                        "enum Many { " + constants + " }"),
                List.of());
    }

    private static Map<String, String> digests(Compiled compiled, String name, byte[] bytes) throws IOException {
        MemoryClassSource source = compiled.source();
        source.addClass(name, bytes);
        Map<String, String> digests = new TreeMap<>();
        CodeIndex.compute(TASKS, source).tasks().forEach((task, code) -> digests.put(task, code.digest()));
        return digests;
    }

    @Test
    void tablesOfJavacAreKnownHoweverItWritesTheKeys() throws IOException {
        byte[] bytes = compiled(130).bytes("Tasks$1");
        ClassFacts facts = FactsReader.read(HeaderReader.read("Tasks$1", bytes), bytes);

        assertEquals(
                Map.of(1, "B", 2, "A"),
                Objects.requireNonNull(facts.switchMaps().get("$SwitchMap$Few")).constants());
        EnumSwitchMap many = Objects.requireNonNull(facts.switchMaps().get("$SwitchMap$Many"));
        assertEquals("Many", many.enumName());
        assertEquals(130, many.constants().size());
        assertEquals("C129", many.constants().get(130));
    }

    /**
     * A constant of another name is still a table as javac writes them, and concerns whoever uses that table. With any
     * other change it is code as all code is, and concerns whoever enters the class: both tasks.
     */
    @Test
    void everyChangeOfTheFillingIsSeenByWhomItConcerns() throws IOException {
        Compiled compiled = compiled(7);
        byte[] bytes = compiled.bytes("Tasks$1");
        Map<String, String> digests = digests(compiled, "Tasks$1", bytes);
        List<String> wrong = new ArrayList<>();
        int renamed = 0;
        List<Mutation.Place> places = Mutation.places(bytes).stream()
                .filter(place -> place.method().equals("<clinit>()V"))
                .toList();
        for (Mutation.Place place : places) {
            byte[] mutated = Mutation.mutate(bytes, place);
            List<String> concerned = new ArrayList<>(List.of("few", "many"));
            String other = place.kind().equals("name") ? otherConstant(mutated) : "";
            if (!other.isEmpty()) {
                renamed++;
                concerned.remove(other.equals("Few") ? "many" : "few");
            }
            TreeSet<String> changed = new TreeSet<>(List.of("few", "many"));
            Map<String, String> now = digests(compiled, "Tasks$1", mutated);
            changed.removeIf(task -> Objects.equals(digests.get(task), now.get(task)));
            if (!changed.equals(new TreeSet<>(concerned))) {
                wrong.add(place + " is seen by " + changed);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(9, renamed);
    }

    /** The enum of which a constant has got another name. */
    private static String otherConstant(byte[] mutated) {
        StringBuilder found = new StringBuilder();
        new ClassReader(mutated)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String sign, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitFieldInsn(int opcode, String type, String field, String desc) {
                                        boolean isConstant = opcode == Opcodes.GETSTATIC && !desc.equals("[I");
                                        found.append(isConstant && field.startsWith("other") ? type : "");
                                    }
                                };
                            }
                        },
                        0);
        return found.toString();
    }
}
