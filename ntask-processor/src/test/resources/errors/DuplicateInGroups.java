import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

@Group("api")
class DuplicateInGroups {
    @Task
    static void lint() {}
}

@Group("api")
class MoreOfApi {
    @Task
    static void lint() {}
}
// error at 14:17: [NT002] duplicate task 'api.lint', first declared at DuplicateInGroups.java:8; rename one method or put one into a class with a @Group
