package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Registry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However a dependency is named, and whether above or below its task, it is the same edge. */
final class DependencyFormsTest {
    private static final Dependency EDGE = new Dependency("api.lint", Dependency.Kind.REQUIRES, Arguments.none());

    @Test
    void everyFormIsTheSameEdge() throws Exception {
        Registry registry = CompiledProject.of("""
                        import dev.ntask.*;
                        import static dev.ntask.Ntask.*;

                        class Tasks {
                            @Task(deps = "api.lint") static void aString() {}
                            @Task(deps = Tasks_.Api.LINT) static void aConstant() {}
                            @Task static void aReference() { depends(Api::lint); }
                            @Task static void aCall() { depends(() -> Api.lint()); }
                            @Task static void theLastWord() {}

                            @Group("api")
                            static class Api {
                                @Task(before = {"theLastWord"}) static void lint() {}
                                @Task(deps = "api.lint") static void below() {}
                            }
                        }
                        """).registry();

        for (String task : List.of("aString", "aConstant", "aReference", "aCall", "api.below")) {
            assertEquals(List.of(EDGE), CompiledProject.task(registry, task).dependencies(), task);
        }
        Dependency turned = new Dependency("api.lint", Dependency.Kind.BEFORE, Arguments.none());
        assertEquals(
                List.of(turned), CompiledProject.task(registry, "theLastWord").dependencies());
        assertEquals("api", CompiledProject.task(registry, "api.lint").group().orElseThrow());
    }
}
