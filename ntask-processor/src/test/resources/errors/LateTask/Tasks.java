import dev.ntask.Task;

class Tasks {
    @Task
    static void a() {}
}
