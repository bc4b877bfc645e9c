package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files know every call of {@code depends}; each was read into an edge, or is an error. */
class DependsInBytecodeTest {
    @TempDir
    Path root;

    @Test
    void everyCallIsAnEdgeWhereThereIsNoError() throws Exception {
        CompiledProject project = CompiledProject.of("""
                import static dev.ntask.Ntask.*;

                import dev.ntask.*;
                import java.util.List;

                class Tasks extends Parent {
                    static final int TWO = 2;

                    @Task static void a() {}
                    @Task static void b(@Default("1") int n) {}
                    @Task static void c(List<String> words) {}

                    @Task
                    static void all() {
                        depends(Tasks::a);
                        Ntask.depends(() -> b(TWO));
                        if (TWO > 1) {
                            shell("true");
                        }
                        dev.ntask.Ntask.depends(() -> { c(List.of("x")); });
                        depends((Tasks.Inner::d));
                        depends(Inner::inherited);
                        own(() -> {});
                    }

                    static void own(Runnable depends) {
                        depends.run();
                    }

                    static class Inner extends Parent {
                        @Task
                        static void d() {
                            depends(Tasks::b);
                        }
                    }
                }
                """, """
                class Parent {
                    @dev.ntask.Task
                    static void inherited() {}
                }
                """);
        int edges = 0;
        for (TaskDefinition task : project.registry().tasks()) {
            edges += task.dependencies().size();
        }
        assertEquals(edges, depends(project.classes().values()).size());
        assertEquals(6, edges);
    }

    @Test
    void everyOtherCallIsAnError() throws IOException {
        Path program = Path.of("src/test/resources/errors/DependsElsewhere");
        Javac javac = new Javac(root);
        for (Path file : Javac.files(program, ".java")) {
            javac.write(file.getFileName().toString(), Files.readString(file));
        }
        javac.compile("-proc:none");
        assertEquals(
                Files.readAllLines(program.resolve("said.txt")).size(),
                depends(RobustnessTest.classes(javac)).size());
    }

    private static List<String> depends(Collection<byte[]> classes) {
        return Bytecode.calls(classes, (owner, name) -> owner.equals("dev/ntask/Ntask") && name.equals("depends"));
    }
}
