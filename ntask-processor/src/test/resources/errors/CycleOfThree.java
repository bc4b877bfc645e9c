import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleOfThree {
    @Task(deps = "b")
    static void a() {}

    @Task(deps = "c")
    static void b() {}

    @Task(deps = "a")
    static void c() {}
}
// error at 12:18: [NT004] dependency cycle: a -> b -> c -> a; remove one of: a -> b (CycleOfThree.java:6), b -> c (CycleOfThree.java:9), c -> a (CycleOfThree.java:12)
