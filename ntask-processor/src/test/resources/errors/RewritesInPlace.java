import dev.ntask.Cached;
import dev.ntask.Task;

class RewritesInPlace {
    /** Its inputs are what it writes, which is its right. */
    @Task
    @Cached(inputs = {"src/**/*.java", "!src/gen/"}, inPlace = true)
    static void format() {}

    @Task(deps = "format")
    @Cached(inputs = "src/**", outputs = "build/")
    static void compile() {}

    /** What comes first is certain here as well. */
    @Task(before = "format")
    @Cached(inputs = "src/**")
    static void count() {}

    @Task
    @Cached(inputs = "src/**")
    static void lint() {}

    /** Of what it reads, this rewrites one file only. */
    @Task(mustRunAfter = "format")
    @Cached(
            inputs = {"src/Version.java", "/version.txt"},
            outputs = "src/Version.java",
            inPlace = true)
    static void stamp() {}

    @Task
    @Cached(inputs = "/version.txt")
    static void version() {}

    @Task
    @Cached(
            inputs = {"/*.txt", "build/log"},
            inPlace = true)
    static void tidy() {}
}
// warning at 11:22: [NT055] input 'src/**' of task 'compile' can match what task 'stamp' rewrites in place ('src/Version.java' at RewritesInPlace.java:27; 'src/Version.java', for example), and may be read before that or after it; say which: add "stamp" to its deps or to its mustRunAfter
// warning at 20:22: [NT055] input 'src/**' of task 'lint' can match what task 'format' rewrites in place ('src/**/*.java' at RewritesInPlace.java:7; 'src/.java', for example), and may be read before that or after it; say which: add "format" to its deps or to its mustRunAfter
// warning at 20:22: [NT055] input 'src/**' of task 'lint' can match what task 'stamp' rewrites in place ('src/Version.java' at RewritesInPlace.java:27; 'src/Version.java', for example), and may be read before that or after it; say which: add "stamp" to its deps or to its mustRunAfter
// warning at 26:43: [NT055] input '/version.txt' of task 'stamp' can match what task 'tidy' rewrites in place ('/*.txt' at RewritesInPlace.java:37; 'version.txt', for example), and may be read before that or after it; say which: add "tidy" to its deps or to its mustRunAfter
// warning at 32:22: [NT055] input '/version.txt' of task 'version' can match what task 'tidy' rewrites in place ('/*.txt' at RewritesInPlace.java:37; 'version.txt', for example), and may be read before that or after it; say which: add "tidy" to its deps or to its mustRunAfter
// warning at 37:33: [NT042] input 'build/log' of task 'tidy' can match what task 'compile' writes (output 'build/' at RewritesInPlace.java:11; 'build/log', for example), and may be read before that; add "compile" to its deps, or exclude those files with a pattern that begins with '!'
// warning at 37:33: [NT054] task 'tidy' rewrites 'build/log' in place, which task 'compile' writes (output 'build/' at RewritesInPlace.java:11; 'build/log', for example): a hit of that task puts its own file back, and neither is ever done; exclude those files with a pattern that begins with '!'
