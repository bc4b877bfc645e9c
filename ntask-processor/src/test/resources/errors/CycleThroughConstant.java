import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleThroughConstant {
    @Task(deps = CycleThroughConstant_.B)
    static void a() {}

    @Task(deps = CycleThroughConstant_.A)
    static void b() {}
}
// error at 9:39: [NT004] dependency cycle: a -> b -> a; remove one of: a -> b (CycleThroughConstant.java:6), b -> a (CycleThroughConstant.java:9)
