import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class DuplicateTask {
    @Task
    static void lint() {}

    static class Other {
        @Task
        static void lint() {}
    }

    static class Third {
        @Task
        static void lint() {}
    }
}
// error at 11:21: [NT002] duplicate task 'lint', first declared at DuplicateTask.java:7; rename one method or put one into a class with a @Group
// error at 16:21: [NT002] duplicate task 'lint', first declared at DuplicateTask.java:7; rename one method or put one into a class with a @Group
