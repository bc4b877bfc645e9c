import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class ParameterWithoutTask {
    static void forgotten(@Default("") String a, @Arg(env = "X") String b) {}

    ParameterWithoutTask(@Default("") String c) {}

    record OfRecord(@Default("") String d, String e) {
        OfRecord(@Default("1") int f) {
            this("", "");
        }
    }

    enum OfEnum {
        X("");

        OfEnum(@Arg(description = "") String g) {}
    }

    @Task
    static void a() {}
}
// error at 6:27: [NT013] @Default on a parameter of 'forgotten', which is not a task; add @Task to the method or remove it
// error at 6:50: [NT013] @Arg on a parameter of 'forgotten', which is not a task; add @Task to the method or remove it
// error at 8:26: [NT013] @Default on a parameter of 'ParameterWithoutTask', which is not a task; add @Task to the method or remove it
// error at 10:21: [NT013] @Default on a parameter of 'OfRecord', which is not a task; add @Task to the method or remove it
// error at 11:18: [NT013] @Default on a parameter of 'OfRecord', which is not a task; add @Task to the method or remove it
// error at 19:16: [NT013] @Arg on a parameter of 'OfEnum', which is not a task; add @Task to the method or remove it
