import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleThroughGroup {
    @Task(deps = "api")
    static void all() {}

    @Group("api")
    static class Api {
        @Task(deps = "all")
        static void lint() {}
    }
}
// error at 11:22: [NT004] dependency cycle: all -> api.lint -> all; remove one of: all -> api.lint (CycleThroughGroup.java:6), api.lint -> all (CycleThroughGroup.java:11)
