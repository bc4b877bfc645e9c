import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class OverloadedMethods {
    @Task
    static void a() {}

    static void a(int x) {}

    @Task
    static void b() {}

    @Task
    static void b(@Default("1") int x) {}

    @Task
    static void b(@Default("1") String x) {}
}
// error at 7:17: [NT017] task 'a' is ambiguous: OverloadedMethods has another method named 'a', at OverloadedMethods.java:9; rename one of them
// error at 15:17: [NT017] task 'b' is ambiguous: OverloadedMethods has another method named 'b', at OverloadedMethods.java:12; rename one of them
// error at 18:17: [NT017] task 'b' is ambiguous: OverloadedMethods has another method named 'b', at OverloadedMethods.java:12; rename one of them
