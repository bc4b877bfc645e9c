package com.acme;

import static com.acme.Graph.depends;
import static dev.ntask.Ntask.depends;

import dev.ntask.Ntask;
import dev.ntask.Task;

class Tasks {
    static Graph Ntask;

    @Task
    static void lint() {}

    @Task
    static void a() {
        depends(Tasks::lint);
        depends(Tasks::lint, Tasks::lint);
        depends();
        Ntask.depends(Tasks::lint);
        dev.ntask.Ntask.depends(Tasks::lint);
    }
}
