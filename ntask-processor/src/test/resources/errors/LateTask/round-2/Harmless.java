/** Comes late as well, but has no tasks. */
class Harmless {
    @dev.ntask.Allow("only printed")
    static long time() {
        return System.nanoTime();
    }
}
