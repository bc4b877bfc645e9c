class Late {
    @dev.ntask.Task
    static void b() {}

    @dev.ntask.Task
    static void c() {}
}
