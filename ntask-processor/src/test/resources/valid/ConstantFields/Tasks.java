import static dev.ntask.Ntask.depends;

import dev.ntask.Task;

class Tasks {
    @SuppressWarnings("removal")
    static final String OLD = "the " + Old.NAME;

    static final String LATE = Late.NAME + Tasks_.LINT;
    static final int WIDE = (int) 3L + (OLD.isEmpty() ? 1 : 2);

    @Task
    static void lint() {
        System.out.println(OLD + LATE + WIDE);
    }

    @Task
    static void all() {
        depends(Tasks::lint);
    }

    @Task
    static void nothing() {}
}
