import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UnknownTask {
    @Task
    static void compile() {}

    @Task(
            deps = {
                "compile",
                "complie",
            },
            before = "nothing.like.it",
            mustRunAfter = "Compile")
    static void test() {}
}
// error at 12:17: [NT001] unknown task 'complie'; did you mean 'compile'?
// error at 14:22: [NT001] unknown task 'nothing.like.it'; the tasks are: compile, test
// error at 15:28: [NT001] unknown task 'Compile'; did you mean 'compile'?
