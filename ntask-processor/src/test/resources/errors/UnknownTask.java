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
// error at 12: [NT001] unknown task 'complie'; did you mean 'compile'?
// error at 14: [NT001] unknown task 'nothing.like.it'; the tasks are: compile, test
// error at 15: [NT001] unknown task 'Compile'; did you mean 'compile'?
