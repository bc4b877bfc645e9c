package a;

import dev.ntask.Group;
import dev.ntask.Task;

class Tasks {
    @Task
    static void api_check() {}

    @Task
    static void größe() {}

    @Task
    static void $cash() {}

    @Group("api")
    static class Api {
        @Task(deps = {a.Tasks_.GRÖSSE, "$cash"})
        static void check() {}

        @Task
        static void Check() {}
    }
}
