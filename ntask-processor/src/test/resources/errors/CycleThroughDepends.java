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

    @Task(deps = "y")
    static void x() {}

    @Task
    static void y() {
        c();
        depends(() -> c(), CycleThroughDepends::x);
    }
}
// error at 13:18: [NT004] dependency cycle: a -> b -> a; remove one of: a -> b (CycleThroughDepends.java:10), b -> a (CycleThroughDepends.java:13)
// error at 25:28: [NT004] dependency cycle: x -> y -> x; remove one of: x -> y (CycleThroughDepends.java:19), y -> x (CycleThroughDepends.java:25)
