import dev.ntask.Cached;
import dev.ntask.Task;

class ReadsOutputs {
    @Task
    @Cached(outputs = {"gen/", "!gen/notes.txt"})
    static void generate() {}

    @Task(deps = "generate")
    static void between() {}

    @Task(deps = "between")
    @Cached(inputs = "gen/**", outputs = "build/")
    static void compile() {}

    @Task(mustRunAfter = "compile")
    @Cached(inputs = "build/**")
    static void inspect() {}

    @Task
    @Cached(inputs = {"src/**", "**/*.java"})
    static void lint() {}

    @Task
    @Cached(inputs = {"**/*.java", "!gen/", "!build/"})
    static void careful() {}

    @Task
    @Cached(inputs = "gen/notes.txt")
    static void notes() {}

    @Task
    @Cached(inputs = {"docs/", "!docs/site/a"}, outputs = "docs/site/")
    static void docs() {}
}
// warning at 21:33: [NT042] input '**/*.java' of task 'lint' can match what task 'compile' writes (output 'build/' at ReadsOutputs.java:13; 'build/.java', for example), and may be read before that; add "compile" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 21:33: [NT042] input '**/*.java' of task 'lint' can match what task 'docs' writes (output 'docs/site/' at ReadsOutputs.java:33; 'docs/site/.java', for example), and may be read before that; add "docs" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 21:33: [NT042] input '**/*.java' of task 'lint' can match what task 'generate' writes (output 'gen/' at ReadsOutputs.java:6; 'gen/.java', for example), and may be read before that; add "generate" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 25:23: [NT042] input '**/*.java' of task 'careful' can match what task 'docs' writes (output 'docs/site/' at ReadsOutputs.java:33; 'docs/site/.java', for example), and may be read before that; add "docs" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 33:23: [NT042] input 'docs/' of task 'docs' can match what task 'compile' writes (output 'build/' at ReadsOutputs.java:13; 'build/docs', for example), and may be read before that; add "compile" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 33:23: [NT042] input 'docs/' of task 'docs' can match what task 'generate' writes (output 'gen/' at ReadsOutputs.java:6; 'gen/docs', for example), and may be read before that; add "generate" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 33:23: [NT043] input 'docs/' of task 'docs' can match its own output 'docs/site/' ('docs/site', for example): its inputs change as it runs, so it is never cached; exclude those files with a pattern that begins with '!'
