import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleThroughMustRunAfter {
    @Task(mustRunAfter = "b")
    static void a() {}

    @Task(deps = "a")
    static void b() {}
}
// error at 9:18: [NT004] dependency cycle: a -> b -> a; remove one of: a -> b (CycleThroughMustRunAfter.java:6), b -> a (CycleThroughMustRunAfter.java:9)
