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
    @Cached(outputs = "pair/{a}-{b}")
    static void pair(String a, String b) {}

    @Task
    static void left() {
        depends(() -> pair("x-y", "z"));
    }

    @Task
    static void right() {
        depends(() -> pair("x", "y-z"));
    }

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
// warning at 27:17: [NT044] 'right' needs other arguments than 'left' (SharedOutput.java:22) of task 'pair', and with both it writes 'pair/{a}-{b}': only the result of the last run stays; name the parameter in the output, as in 'build/{b}/'
// warning at 32:17: [NT044] 'web' needs other arguments than 'core' (SharedOutput.java:38) of task 'compile', and with both it writes 'report/compile.txt': only the result of the last run stays; name the parameter in the output, as in 'build/{module}/'
