package com.acme;

import static com.acme.Tasks_.COMPILE;
import static com.acme.more.MoreTasks_.*;

import dev.ntask.*;

class Tasks {
    @Task(deps = LINT)
    static void compile() {}

    @Task(deps = {COMPILE, FORMAT})
    static void jar() {}
}
