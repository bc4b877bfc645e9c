package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.Dependency;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.SourcePosition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.registry.TaskMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertEquals(Optional.of(Duration.ofSeconds(90)), jar.timeout());
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

    /** One task that declares whatever can be declared. */
    private static Registry everything() throws Exception {
        return CompiledProject.of("""
                        import dev.ntask.*;
                        import java.util.List;
                        import java.util.Optional;

                        @Group("web")
                        class Web {
                            enum Stage { TEST, LIVE }

                            @Task
                            static void build() {}

                            /**
                             * Puts the site on line.  Slowly.
                             *
                             * @param stage where to
                             */
                            @Task(deps = "web.build", mustRunAfter = "web.check", parallel = false, hidden = true,
                                    cwd = "site", timeout = "2m")
                            @Cached(inputs = {"b/**", "a/**"}, outputs = "out/{stage}/", env = {"Z", "A"},
                                    tools = "rsync --version", propagate = Propagate.NONE, strict = false)
                            static void deploy(
                                    Stage stage,
                                    @Default("8080") @Arg(names = {"--port", "-p"}, env = "PORT") int port,
                                    boolean dryRun,
                                    @Default({"a", "b"}) List<String> hosts,
                                    List<String> files,
                                    Optional<String> tag) {}

                            @Task
                            static void check() {}

                            /** Visits.  @param stages which ones */
                            @Task
                            static void visit(List<Stage> stages) {}

                            @Task
                            static void all() {
                                Ntask.depends(() -> visit(List.of(Stage.LIVE, Stage.TEST)));
                            }
                        }
                        """).registry();
    }

    @Test
    void tellsAllThatAnAuthorDeclared() throws Exception {
        TaskDefinition deploy = CompiledProject.task(everything(), "web.deploy");
        assertEquals(Optional.of("web"), deploy.group());
        assertEquals("Puts the site on line.", deploy.summary());
        assertEquals("Puts the site on line. Slowly.", deploy.description());
        assertEquals(
                List.of(
                        "POSITIONAL [--stage] Stage [] [TEST, LIVE] 'where to' Optional.empty",
                        "OPTION [--port, -p] int [8080] [] '' Optional[PORT]",
                        "FLAG [--dry-run] boolean [false] [] '' Optional.empty",
                        "OPTION_LIST [--hosts] List<String> [a, b] [] '' Optional.empty",
                        "POSITIONAL_LIST [--files] List<String> [] [] '' Optional.empty",
                        "OPTION [--tag] Optional<String> [] [] '' Optional.empty"),
                deploy.parameters().stream().map(RegistryTest::text).toList());
        assertEquals(
                List.of(
                        new Dependency("web.build", Dependency.Kind.REQUIRES, Arguments.none()),
                        new Dependency("web.check", Dependency.Kind.ORDER, Arguments.none())),
                deploy.dependencies());
        assertEquals(
                Optional.of(new CacheDefinition(
                        List.of("b/**", "a/**"),
                        List.of("out/{stage}/"),
                        List.of("A", "Z"),
                        List.of("rsync --version"),
                        CacheDefinition.Propagation.NONE,
                        false,
                        CacheDefinition.Mode.AFRESH)),
                deploy.cached());
        assertFalse(deploy.parallel());
        assertTrue(deploy.hidden());
        assertEquals("site", deploy.cwd());
        assertEquals(Optional.of(Duration.ofMinutes(2)), deploy.timeout());
        assertEquals(
                new TaskMethod("Web", "deploy", "(LWeb$Stage;IZLjava/util/List;Ljava/util/List;Ljava/util/Optional;)V"),
                deploy.method());
        assertEquals(new SourcePosition("Web.java", 21), deploy.position());
    }

    @Test
    void aCommentOfOneLineMayTellOfParametersToo() throws Exception {
        TaskDefinition visit = CompiledProject.task(everything(), "web.visit");
        assertEquals("Visits.", visit.description());
        assertEquals("which ones", visit.parameters().get(0).description());
    }

    private static String text(Parameter parameter) {
        return parameter.shape() + " " + parameter.options() + " " + parameter.type() + " " + parameter.defaults() + " "
                + parameter.choices() + " '" + parameter.description() + "' " + parameter.env();
    }

    @Test
    void cannotBeChanged() throws Exception {
        Registry registry = everything();
        TaskDefinition deploy = CompiledProject.task(registry, "web.deploy");
        CacheDefinition cached = deploy.cached().orElseThrow();
        List<List<?>> lists = new ArrayList<>(List.of(
                registry.tasks(),
                deploy.parameters(),
                deploy.dependencies(),
                cached.inputs(),
                cached.outputs(),
                cached.env(),
                cached.tools()));
        for (Parameter parameter : deploy.parameters()) {
            lists.addAll(List.of(parameter.options(), parameter.defaults(), parameter.choices()));
        }
        for (List<?> list : lists) {
            assertThrows(UnsupportedOperationException.class, () -> list.add(null));
        }
        Map<String, List<String>> words = CompiledProject.task(registry, "web.all")
                .dependencies()
                .get(0)
                .arguments()
                .asMap();
        assertEquals(Map.of("stages", List.of("LIVE", "TEST")), words);
        assertThrows(UnsupportedOperationException.class, words::clear);
        assertThrows(
                UnsupportedOperationException.class,
                () -> words.values().iterator().next().clear());
    }
}
