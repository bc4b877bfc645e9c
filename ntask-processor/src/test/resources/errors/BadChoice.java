import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class BadChoice {
    enum Mode { FAST, SLOW }

    @Task
    static void a(@Arg(choices = {"FAST", "SLOWLY"}) Mode mode, @Arg(choices = {"1", "two"}) int number) {}
}
// error at 9:43: [NT027] a choice of parameter 'mode' of task 'a' is wrong: 'SLOWLY' is not one of FAST, SLOW; did you mean 'SLOW'?
// error at 9:86: [NT027] a choice of parameter 'number' of task 'a' is wrong: 'two' is not a whole number of 32 bits
