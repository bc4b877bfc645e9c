import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class DependsInTheWrongPlace {
    @Task
    static void lint() {}

    @Task
    static void a(boolean flag) {
        depends(DependsInTheWrongPlace::lint);
        if (flag) {
            depends(DependsInTheWrongPlace::lint);
        }
        Runnable later = () -> depends(DependsInTheWrongPlace::lint);
        new Object() {
            void m() {
                Ntask.depends(DependsInTheWrongPlace::lint);
            }
        };
        class Graph {
            void depends(Runnable notOurs) {
                depends(later);
            }
        }
    }

    static void helper() {
        dev.ntask.Ntask.depends(DependsInTheWrongPlace::lint);
    }

    static final Runnable FIELD = () -> depends(DependsInTheWrongPlace::lint);

    static {
        depends(DependsInTheWrongPlace::lint);
    }
}
// error at 13:20: [NT022] depends(...) must be a statement of its own directly in the body of the task, since it is read at compile time and holds always; move it to the start of the method
// error at 15:39: [NT022] depends(...) must be a statement of its own directly in the body of the task, since it is read at compile time and holds always; move it to the start of the method
// error at 29:32: [NT023] depends(...) outside of a @Task method has no effect; move it into the body of the task that depends
// error at 32:48: [NT023] depends(...) outside of a @Task method has no effect; move it into the body of the task that depends
// error at 35:16: [NT023] depends(...) outside of a @Task method has no effect; move it into the body of the task that depends
