import dev.ntask.Task;

class Tasks extends Parent {
    @Task
    static void lint() {
        helper();
        Other.helper();
    }
}
