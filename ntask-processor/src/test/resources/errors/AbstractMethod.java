import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

interface AbstractMethod {
    @Task
    void a();

    @Task
    default void b() {}
}
// error at 7:10: [NT016] task 'a' cannot be called: its method is not static; make it static
// error at 10:18: [NT016] task 'b' cannot be called: its method is not static; make it static
