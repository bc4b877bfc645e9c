import static dev.ntask.Ntask.depends;

import com.acme.api.Api;
import dev.ntask.Arg;
import dev.ntask.Cached;
import dev.ntask.Default;
import dev.ntask.Task;
import java.util.List;

class Tasks {
    @Task(deps = {"web.serve", "complie"}, timeout = "soon", cwd = "..")
    @Cached(inputs = "[", outputs = "out/{nmae}", env = "A=B")
    static void compile(@Default("x") int count, boolean help, String name, Object object) {}

    @Task(before = "compile", mustRunAfter = "a..b")
    private static void first() {}

    @Task
    static String second() {
        return "";
    }

    @Task
    static void third(@Arg(names = "x", choices = "two") int a, @Arg(names = {"--count", "-c"}) List<Integer> count) {
        if (a > 0) {
            depends(Tasks::fourth);
        }
        depends(() -> compile(a, true, "", null), Api::notATask);
        depends(Api::release);
    }

    @Task
    <T> void fourth() {}

    @Cached
    static void fifth(@Default("") String text) {
        depends(Tasks::fourth);
    }
}
