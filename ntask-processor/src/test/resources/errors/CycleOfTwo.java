import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleOfTwo {
    @Task(deps = "test")
    static void build() {}

    @Task(deps = {"lint", "build"})
    static void test() {}

    @Task
    static void lint() {}
}
// error at 9:27: [NT004] dependency cycle: build -> test -> build; remove one of: build -> test (CycleOfTwo.java:6), test -> build (CycleOfTwo.java:9)
