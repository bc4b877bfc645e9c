import dev.ntask.Task;

/** What concerns all projects; each project's own tasks are in a package of its own. */
class Main {
    /** Builds and tests everything. */
    @Task(deps = {"api", "web.site"})
    static void all() {}
}
