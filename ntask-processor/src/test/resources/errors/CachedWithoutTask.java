import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class CachedWithoutTask {
    @Cached(inputs = "src/**")
    static void forgotten() {}

    @Task
    static void a() {}
}
// error at 6:5: [NT012] @Cached on 'forgotten', which is not a task; add @Task to the method or remove @Cached
