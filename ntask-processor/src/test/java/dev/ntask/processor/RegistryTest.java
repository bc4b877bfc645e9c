package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryTest {
    @Test
    void knowsTasksSortedByNameAndCallsThem() throws Throwable {
        Registry registry = CompiledProject.of("""
                        import dev.ntask.*;

                        class Tasks {
                            /** Packs it.  Then rests. */
                            @Task(deps = {"compile", Tasks_.TEST}, cwd = "sub", timeout = "90s", hidden = true)
                            @Cached(inputs = "src/**", outputs = "build/x.jar", env = {"B", "A"})
                            static void jar() {
                                System.setProperty("ntask.test.ran", "jar");
                            }

                            @Task
                            static void compile() {}

                            @Task(parallel = false, before = "jar", mustRunAfter = "compile")
                            static void test() {}
                        }
                        """).registry();

        assertEquals(
                List.of("compile", "jar", "test"),
                registry.tasks().stream().map(TaskDefinition::name).toList());
        TaskDefinition jar = registry.tasks().get(1);
        assertEquals("Packs it.", jar.summary());
        assertEquals("sub", jar.cwd());
        assertEquals(Optional.of(java.time.Duration.ofSeconds(90)), jar.timeout());
        assertEquals("Tasks.java:7", jar.position().toString());
        assertEquals(List.of("A", "B"), jar.cached().orElseThrow().env());
        assertEquals(
                List.of(
                        new Dependency("compile", Dependency.Kind.REQUIRES, Arguments.none()),
                        new Dependency("test", Dependency.Kind.REQUIRES, Arguments.none())),
                jar.dependencies());
        assertEquals(
                List.of(new Dependency("compile", Dependency.Kind.ORDER, Arguments.none())),
                registry.tasks().get(2).dependencies());
        registry.invoke(1, registry.bind(1, Arguments.none()));
        assertEquals("jar", System.clearProperty("ntask.test.ran"));
    }

    @Test
    void aTaskMayBeSpeltLikeAClass() throws Throwable {
        Registry registry = CompiledProject.of("""
                        import dev.ntask.*;

                        class CI {
                            @Task
                            static void ci() {
                                System.setProperty("ntask.test.ran", "ci");
                            }

                            @Task(deps = CI_.ci)
                            static void uri(@Default("a:b") java.net.URI u) {}

                            @Group("api")
                            static class API {
                                @Task
                                static void api() {}
                            }
                        }
                        """).registry();

        assertEquals(
                List.of("api.api", "ci", "uri"),
                registry.tasks().stream().map(TaskDefinition::name).toList());
        registry.invoke(1, registry.bind(1, Arguments.none()));
        assertEquals("ci", System.clearProperty("ntask.test.ran"));
    }
}
