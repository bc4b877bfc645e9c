import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class SeveralErrorsAtOnce {
    @Task(deps = "nope", timeout = "x")
    @Cached(inputs = "[")
    static void b() {}

    @Task(deps = "a")
    private static void a() {}

    @Cached
    static void c() {}
}
// error at 6:18: [NT001] unknown task 'nope'; the tasks are: a, b
// error at 6:36: [NT010] malformed duration 'x'; write it like "90s", "1h30m" or "500ms"
// error at 7:22: [NT009] malformed pattern '[': this class has no closing ]; write \[ for the character
// error at 10:18: [NT004] dependency cycle: a -> a; remove one of: a -> a (SeveralErrorsAtOnce.java:10)
// error at 11:25: [NT015] task 'a' cannot be called: its method is private; make it package-private or public
// error at 13:5: [NT012] @Cached on 'c', which is not a task; add @Task to the method or remove @Cached
