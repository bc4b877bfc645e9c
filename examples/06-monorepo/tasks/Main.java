import static dev.ntask.Ntask.depends;

import dev.ntask.Task;

/** What concerns all projects; each project's own tasks are in a package of its own. */
class Main {
    /** Builds and tests everything. */
    @Task(deps = {"api", "web.site"})
    static void all() {}

    /** Checks what has to hold before a merge. */
    @Task
    static void check() {
        depends(Main::all);
    }
}
