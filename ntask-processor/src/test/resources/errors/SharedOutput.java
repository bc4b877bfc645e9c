import static dev.ntask.Ntask.depends;

import dev.ntask.Cached;
import dev.ntask.Default;
import dev.ntask.Task;

class SharedOutput {
    @Task
    @Cached(outputs = {"build/{module}/classes/", "report/compile.txt"})
    static void compile(String module, @Default("17") String release) {}

    @Task
    @Cached(outputs = "build/{module}/api/")
    static void api(String module) {}

    @Task
    static void web() {
        depends(() -> compile("web", "17"));
        depends(() -> api("web"));
    }

    @Task
    static void core() {
        depends(() -> compile("core", "17"));
        depends(() -> api("core"));
    }
}
// warning at 18:17: [NT044] 'web' needs other arguments than 'core' (SharedOutput.java:24) of task 'compile', and with both it writes 'report/compile.txt': only the result of the last run stays; name the parameter in the output, as in 'build/{module}/'
