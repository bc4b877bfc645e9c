import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class ParameterWithoutTask {
    static void forgotten(@Default("") String a, @Arg(env = "X") String b) {}

    ParameterWithoutTask(@Default("") String c) {}

    @Task
    static void a() {}
}
// error at 8:26: [NT013] @Default on a parameter of 'ParameterWithoutTask', which is not a task; add @Task to the method or remove it
// error at 6:27: [NT013] @Default on a parameter of 'forgotten', which is not a task; add @Task to the method or remove it
// error at 6:50: [NT013] @Arg on a parameter of 'forgotten', which is not a task; add @Task to the method or remove it
