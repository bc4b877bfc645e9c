import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleThroughDepends {
    @Task
    static void a() {
        depends(
                CycleThroughDepends::c,
                CycleThroughDepends::b);
    }

    @Task(deps = "a")
    static void b() {}

    @Task
    static void c() {}
}
// error at 13:18: [NT004] dependency cycle: a -> b -> a; remove one of: a -> b (CycleThroughDepends.java:10), b -> a (CycleThroughDepends.java:13)
