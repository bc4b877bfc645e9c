import dev.ntask.Cached;
import dev.ntask.Task;

class UnfitModes {
    @Task
    @Cached(inputs = "/src/", outputs = "/build/", incremental = true, inPlace = true)
    static void both() {}

    @Task
    @Cached(inputs = "/src/", incremental = true)
    static void endless() {}

    @Task
    @Cached(inPlace = true, outputs = "/idle/")
    static void idle() {}

    @Task
    @Cached(inputs = "/lib/", incremental = false, inPlace = false)
    static void plain() {}
}
// error at 6:66: [NT051] task 'both' is both incremental and inPlace: either it goes on from its own outputs, or it rewrites its inputs; leave one of the two out
// error at 10:45: [NT052] task 'endless' is incremental, and declares no outputs from which it could go on; declare them, or leave incremental out
// error at 14:23: [NT053] task 'idle' is inPlace, and declares no inputs that it could rewrite; declare them, or leave inPlace out
