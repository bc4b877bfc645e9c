import dev.ntask.Group;
import dev.ntask.Task;

class Tasks {
    @Task(deps = {Tasks_.Api.LINT, Tasks_.Api.V1.LINT, Free_.LINT, Free_.Inner.LINT, Tasks_.Plain.HIDDEN})
    static void lint() {}

    @Group("api")
    static class Api {
        @Task
        static void lint() {}

        @Group("v1")
        interface V1 {
            @Task(deps = Tasks_.Api.LINT)
            static void lint() {}
        }
    }

    static class Plain {
        @Task(deps = "api.v1")
        static void hidden() {}
    }
}
