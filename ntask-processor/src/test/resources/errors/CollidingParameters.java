import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CollidingParameters {
    @Task
    static void a(@Default("") String fooBar, @Default("") String foo_bar) {}

    @Task
    static void b(@Arg(names = {"-p", "--pattern"}) @Default("") String x, @Default("") String pattern) {}

    @Task
    static void c(boolean color, @Default("") String noColor) {}

    @Task
    static void d(String version, @Arg(names = "--version") @Default("") String other) {}
}
// error at 7:67: [NT007] parameters 'fooBar' and 'foo_bar' of task 'a' are both --foo-bar; rename one, or use @Arg(names)
// error at 10:96: [NT007] parameters 'x' and 'pattern' of task 'b' are both --pattern; rename one, or use @Arg(names)
// error at 13:54: [NT007] parameters 'color' and 'noColor' of task 'c' are both --no-color; rename one, or use @Arg(names)
// error at 16:81: [NT007] parameters 'version' and 'other' of task 'd' are both --version; rename one, or use @Arg(names)
