import static dev.ntask.Ntask.*;

class Other {
    static void helper() {
        Runnable later = () -> depends(Tasks::lint);
        new Object() {
            void depends(Runnable notOurs) {
                depends(later);
            }
        };
        new Object() {
            void inner() {
                dev.ntask.Ntask.depends(Tasks::lint);
            }
        };
    }
}

class Graph {
    static void depends(Runnable notOurs) {
        depends(notOurs);
    }
}
