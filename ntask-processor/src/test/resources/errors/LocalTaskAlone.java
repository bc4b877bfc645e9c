class LocalTaskAlone {
    Object field = new Object() {
        @dev.ntask.Task
        void a() {}
    };
}
// error at 4:14: [NT038] task 'a' cannot be called: its class is local to a body; make it a class of its own, or a member of one
