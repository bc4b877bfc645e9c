import dev.ntask.Task;

class Tasks {
    @Task(deps = {"b", Other_.C})
    static void a() {}
}
