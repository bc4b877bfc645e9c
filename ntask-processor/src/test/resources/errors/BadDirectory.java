import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class BadDirectory {
    @Task(cwd = "/tmp")
    static void a() {}

    @Task(cwd = "a/../..")
    static void b() {}

    @Task(cwd = "a/../b")
    static void c() {}
}
// error at 6:17: [NT033] malformed cwd '/tmp': it is absolute; write a directory relative to the project's root
// error at 9:17: [NT033] malformed cwd 'a/../..': it leads out of the project; write a directory relative to the project's root
