import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class SilentWhereJavacSpeaks {
    @Task(deps = SilentWhereJavacSpeaks_.NOPE)
    static void a() {}

    @Task(deps = "nope")
    static void b() {}
}
// error at 6:41: cannot find symbol
// error at 9:18: [NT001] unknown task 'nope'; the tasks are: a, b
