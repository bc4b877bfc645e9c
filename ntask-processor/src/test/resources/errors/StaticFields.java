import dev.ntask.Allow;
import dev.ntask.Cached;
import dev.ntask.Task;

class StaticFields {
    private static String mode = "debug";
    private static int count;

    @Allow("the same whoever computes it")
    private static String memo;

    private static String lazy;

    @Task
    static void release() {
        setMode("release");
    }

    static void setMode(String value) {
        mode = value;
    }

    @Task(deps = "release")
    @Cached(inputs = "src/**")
    static void compile() {
        System.out.println(mode + memo() + lazy());
    }

    @Task(deps = "release")
    static void show() {
        System.out.println(mode);
    }

    @Task(deps = "release")
    @Cached(inputs = "src/**")
    @Allow("both modes are the same here")
    static void allowed() {
        System.out.println(mode);
    }

    @Task
    @Cached
    static void test() {
        lazy();
        memo();
        count++;
    }

    private static String memo() {
        if (memo == null) {
            memo = "once";
        }
        return memo;
    }

    private static String lazy() {
        if (lazy == null) {
            lazy = "once";
        }
        return lazy;
    }
}
// warning at 15:17: [NT048] task 'release' writes the static field StaticFields.mode: release -> StaticFields.setMode -> StaticFields.mode (StaticFields.java:20); on a hit the task does not run, and the field is not written; hand the value on in a file, or say by @Allow("reason") on the field why nothing depends on it
// warning at 25:17: [NT048] task 'compile' writes the static field StaticFields.lazy (so does another task): compile -> StaticFields.lazy -> StaticFields.lazy (StaticFields.java:58); on a hit the task does not run, and the field is not written; hand the value on in a file, or say by @Allow("reason") on the field why nothing depends on it
// error at 25:17: [NT049] cached task 'compile' reads the static field StaticFields.mode: compile -> StaticFields.mode (StaticFields.java:26), which task 'release' writes: release -> StaticFields.setMode -> StaticFields.mode (StaticFields.java:20); on a hit the writer does not run, and what it writes does not count for this task's fingerprint; hand the value on in a file, or say by @Allow("reason") on the field why no result depends on it
// warning at 43:17: [NT048] task 'test' writes the static field StaticFields.count: test -> StaticFields.count (StaticFields.java:46); on a hit the task does not run, and the field is not written; hand the value on in a file, or say by @Allow("reason") on the field why nothing depends on it
