import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class RequiredParameter {
    @Task
    static void release(@Default("1") int count, String version) {}

    @Task(deps = "release")
    static void all() {}

    @Task(before = "all")
    static void first(List<String> fine, Optional<String> alsoFine, boolean too, String not) {}

    @Group("api")
    static class Api {
        @Task
        static void deploy(java.nio.file.Path where) {}
    }

    @Task(deps = "api")
    static void group() {}

    @Task(mustRunAfter = "release")
    static void later() {}

    @Task
    static void given() {
        depends(() -> release(1, "1.0"));
    }
}
// error at 9:18: [NT005] 'all' depends on 'release', whose parameter 'version' has no default; give it a @Default, or pass it: depends(() -> release(...))
// error at 12:20: [NT005] 'all' depends on 'first', whose parameter 'not' has no default; give it a @Default, or pass it: depends(() -> first(...))
// error at 21:18: [NT005] 'group' depends on 'api.deploy', whose parameter 'where' has no default; give it a @Default, or pass it: depends(() -> deploy(...))
