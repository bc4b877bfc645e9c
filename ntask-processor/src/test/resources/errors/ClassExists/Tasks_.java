final class Tasks_ {
    private Tasks_() {}
}
