import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UnknownTaskOfGroup {
    @Group("api")
    static class Api {
        @Task
        static void lint() {}
    }

    @Task(deps = "lint")
    static void check() {}

    @Task(deps = "api.lnt")
    static void check2() {}
}
// error at 12:18: [NT001] unknown task 'lint'; did you mean 'api.lint'?
// error at 15:18: [NT001] unknown task 'api.lnt'; did you mean 'api.lint'?
