import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class BuiltinName {
    @Task
    static void clean() {}

    @Task
    static void run() {}

    @Group("api")
    static class Api {
        @Task
        static void clean() {}
    }
}
// warning at 7:17: [NT014] task 'clean' is named like the built-in command 'ntask clean', which wins; 'ntask run clean' always means the task
// warning at 10:17: [NT014] task 'run' is named like the built-in command 'ntask run', which wins; 'ntask run run' always means the task
