import dev.ntask.Task;

class Other {
    @Task
    static void c() {}
}
