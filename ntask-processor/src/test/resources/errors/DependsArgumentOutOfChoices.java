import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class DependsArgumentOutOfChoices {
    @Task
    static void test(@Arg(choices = {"a", "b"}) String which) {}

    @Task
    static void all() {
        depends(() -> test("a"), () -> test("c"));
    }
}
// error at 11:34: [NT024] depends(...) cannot be read: 'c' is not one of a, b; give 'which' another value
