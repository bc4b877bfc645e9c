import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class ParameterHelp {
    @Task
    static void a(boolean help) {}

    @Task
    static void b(@Arg(names = {"--host", "-h"}) @Default("") String host) {}

    @Task
    static void c(String help) {}
}
// error at 7:27: [NT008] parameter 'help' of task 'a' would be --help, which always shows help; rename it, or use @Arg(names)
// error at 10:70: [NT008] parameter 'host' of task 'b' would be -h, which always shows help; rename it, or use @Arg(names)
// error at 13:26: [NT008] parameter 'help' of task 'c' would be --help, which always shows help; rename it, or use @Arg(names)
