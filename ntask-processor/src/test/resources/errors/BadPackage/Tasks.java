package com.acme;

import dev.ntask.Task;

class Tasks {
    @Task(deps = "nope")
    static void a() {}
}
