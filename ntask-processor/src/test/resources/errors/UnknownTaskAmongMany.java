import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UnknownTaskAmongMany {
    @Task(deps = "zzzzzzzz")
    static void a() {}

    @Task
    static void b() {}
}
// error at 6:18: [NT001] unknown task 'zzzzzzzz'; the tasks are: a, b
