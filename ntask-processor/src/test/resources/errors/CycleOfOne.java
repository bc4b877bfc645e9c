import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CycleOfOne {
    @Task(deps = "again")
    static void again() {}
}
// error at 6:18: [NT004] dependency cycle: again -> again; remove one of: again -> again (CycleOfOne.java:6)
