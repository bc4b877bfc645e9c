import dev.ntask.Cached;
import dev.ntask.Task;

class OverlappingOutputs {
    enum Module {
        CORE,
        WEB
    }

    @Task
    @Cached(outputs = {"build/classes/", "out/*.log"})
    static void compile() {}

    @Task
    @Cached(outputs = {"gen/", "build/classes/generated/*.class"})
    static void generate() {}

    @Task
    @Cached(outputs = {"build/", "!build/classes/", "!build/CORE/"})
    static void all() {}

    @Task
    @Cached(outputs = "build/{module}/x")
    static void module(Module module) {}

    @Task
    @Cached(outputs = "out/{name}.log")
    static void logs(String name) {}

    /** Neither a package of this name nor another directory is meant. */
    @Task
    @Cached(outputs = {"classes/", "build2/classes/"})
    static void apart() {}
}
// error at 15:32: [NT041] output 'build/classes/generated/*.class' of task 'generate' and output 'build/classes/' of task 'compile' (OverlappingOutputs.java:11) can both be the file 'build/classes/generated/.class', and each task would remove what the other wrote; give each a directory of its own
// error at 23:23: [NT041] output 'build/{module}/x' of task 'module' and output 'build/' of task 'all' (OverlappingOutputs.java:19) can both be the file 'build/WEB/x', and each task would remove what the other wrote; give each a directory of its own
// warning at 27:23: [NT045] output 'out/{name}.log' of task 'logs' and output 'out/*.log' of task 'compile' (OverlappingOutputs.java:11) can, with some arguments, both be the file 'out/.log', and each task would remove what the other wrote; give each a directory of its own, or the parameter choices
