import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UnknownTaskAlone {
    @Task(deps = "qqqqqq")
    static void a() {}
}
// error at 6:18: [NT001] unknown task 'qqqqqq'
