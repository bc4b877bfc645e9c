package com.acme;

import dev.ntask.Group;
import dev.ntask.Task;

@Group("web")
class Web {
    @Task(deps = "release")
    static void serve() {}

    private static class Hidden {
        @Task(deps = "web.hide")
        static void hide() {}
    }

    @Group("")
    static class Empty {
        @Task
        static void serve() {}
    }
}
