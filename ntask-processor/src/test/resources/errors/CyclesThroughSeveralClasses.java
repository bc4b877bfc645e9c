import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CyclesThroughSeveralClasses {
    @Task(deps = "api.lint")
    static void a() {}

    @Task(deps = "y")
    static void x() {}

    @Task(deps = "x")
    static void y() {}
}

@Group("api")
class ApiOfCycle {
    @Task(deps = "web:lint")
    static void lint() {}
}

@Group("web")
class WebOfCycle {
    @Task(deps = "a")
    static void lint() {}
}
// error at 12:18: [NT004] dependency cycle: x -> y -> x; remove one of: x -> y (CyclesThroughSeveralClasses.java:9), y -> x (CyclesThroughSeveralClasses.java:12)
// error at 24:18: [NT004] dependency cycle: a -> api.lint -> web.lint -> a; remove one of: a -> api.lint (CyclesThroughSeveralClasses.java:6), api.lint -> web.lint (CyclesThroughSeveralClasses.java:18), web.lint -> a (CyclesThroughSeveralClasses.java:24)
