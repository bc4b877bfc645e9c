import dev.ntask.Ntask;
import dev.ntask.TaskRef;
import java.util.function.Consumer;

class Parent {
    static void helper() {
        Ntask.depends(Tasks::lint);
    }

    static final Consumer<TaskRef> REFERENCE = Ntask::depends;
}
