class Tasks {
    /** Builds it. */
    @dev.ntask.Task
    static void build() {}
}
