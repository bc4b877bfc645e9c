import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleThroughBefore {
    @Task(deps = "b", before = "b")
    static void a() {}

    @Task
    static void b() {}
}
// error at 6:32: [NT004] dependency cycle: a -> b -> a; remove one of: a -> b (CycleThroughBefore.java:6), b -> a (CycleThroughBefore.java:6)
