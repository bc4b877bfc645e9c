package api;

import static dev.ntask.Ntask.shell;

import dev.ntask.Cached;
import dev.ntask.Group;
import dev.ntask.Task;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import shared.Java;
import shared.SharedTasks_;

/** The interest calculator. */
@Group("api")
class ApiTasks {
    /** Compiles the calculator. */
    @Task(deps = SharedTasks_.JAR)
    @Cached(inputs = "api/src/**/*.java", outputs = "build/api/")
    static void compile() throws IOException {
        Java.compile("api/src", "build/api", "build/shared.jar");
    }

    /** Compiles and runs the calculator's checks. */
    @Task(deps = {"api.compile", SharedTasks_.JAR})
    @Cached(inputs = "api/test/**/*.java", outputs = "build/api-test/")
    static void test() throws IOException {
        Java.compile("api/test", "build/api-test", "build/api", "build/shared.jar");
        String classPath = String.join(File.pathSeparator, "build/api-test", "build/api", "build/shared.jar");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        shell(List.of(java, "-ea", "-cp", classPath, "InterestTest"));
    }
}
