package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.registry.Arguments;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Task classes that nothing outside of their package can name. */
class PackagePrivateTest {
    private static final String PROPERTY = "ntask.test.ran";

    private static final String API = """
            package api;

            class Api {
                @dev.ntask.Task
                static void check() {
                    System.setProperty("ntask.test.ran", "api");
                }
            }
            """;
    private static final String WEB = """
            package web.site;

            class Web {
                record Level(String value) {}

                @dev.ntask.Task
                static void serve(@dev.ntask.Default("low") Level level) {
                    System.setProperty("ntask.test.ran", level.value());
                }
            }
            """;

    @Test
    void classesOfSeveralPackagesAreCalled() throws Throwable {
        String api = API.replace("package api;", "package web.api;");
        CompiledProject project = CompiledProject.of(api, WEB);
        assertEquals(
                List.of("check: api", "serve: low"),
                calls(project.launch("web.NtaskMain").registry()));
    }

    @Test
    void classesOfSeveralPackagesAndOfNoneAreCalled() throws Throwable {
        String tasks = """
                class Tasks {
                    @dev.ntask.Task(deps = {"check", "serve"})
                    static void all() {
                        System.setProperty("ntask.test.ran", "all");
                    }
                }
                """;
        assertEquals(
                List.of("all: all", "check: api", "serve: low"),
                calls(CompiledProject.of(tasks, API, WEB).registry()));
    }

    private static List<String> calls(Registry registry) throws Throwable {
        List<String> calls = new ArrayList<>();
        for (TaskDefinition task : registry.tasks()) {
            registry.invoke(task.ordinal(), registry.bind(task.ordinal(), Arguments.none()));
            calls.add(task.name() + ": " + System.clearProperty(PROPERTY));
        }
        return calls;
    }
}
