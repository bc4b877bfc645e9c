import dev.ntask.Group;
import dev.ntask.Task;

@Group("free")
enum Free {
    ONLY;

    @Task(deps = "api")
    static void lint() {}

    @Group("inner")
    record Inner(String value) {
        @Task(deps = Free_.LINT)
        static void lint() {}
    }
}
