import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class SilentWhereJavacSpeaks {
    @Task(deps = SilentWhereJavacSpeaks_.NOPE)
    static void a() {}

    @Task(deps = "nope")
    static void b() {}

    @Task
    static Missing c() {
        return null;
    }

    @Task
    static List<Missing> d() {
        return null;
    }

    @Task
    static void e(Missing missing) {}

    @Task(timeout = SilentWhereJavacSpeaks_.NOPE)
    @Cached(inputs = SilentWhereJavacSpeaks_.NOPE)
    static void f(
            @Default(SilentWhereJavacSpeaks_.NOPE) @Arg(choices = {"1", SilentWhereJavacSpeaks_.NOPE}) int number,
            @Arg(names = SilentWhereJavacSpeaks_.NOPE, env = SilentWhereJavacSpeaks_.NOPE) String name,
            List<? extends Missing> some) {}

    @Group(SilentWhereJavacSpeaks_.NOPE)
    static class Grouped {
        @Task
        static void g() {}
    }
}
// error at 13:12: cannot find symbol
// error at 18:17: cannot find symbol
// error at 23:19: cannot find symbol
// error at 30:28: cannot find symbol
// error at 6:18: cannot find symbol
// error at 28:22: cannot find symbol
// error at 28:73: cannot find symbol
// error at 29:26: cannot find symbol
// error at 29:62: cannot find symbol
// error at 25:21: cannot find symbol
// error at 26:22: cannot find symbol
// error at 32:12: cannot find symbol
// error at 9:18: [NT001] unknown task 'nope'; the tasks are: a, b, c, d, e, f, g
