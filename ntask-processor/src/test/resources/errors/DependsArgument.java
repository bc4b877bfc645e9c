import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class DependsArgument {
    static final String VERSION = "1.0";

    @Task
    static void test(@Default("") String pattern, @Default("1") int count) {}

    static final TaskRef KEPT = () -> {};

    static void helper() {}

    @Task
    static void a(String given) {
        depends(KEPT);
        depends(() -> test(given, 1));
        depends(() -> test("a".trim(), 1));
        depends(() -> test("a" + "b", 1 + 1));
        depends(DependsArgument::helper);
        depends(() -> helper());
        depends(() -> {
            helper();
            helper();
        });
        depends(() -> {});
        depends(() -> test(DependsArgument.VERSION, 1));
    }
}
// error at 17:17: [NT024] depends(...) cannot be read: 'KEPT' is neither a method reference nor a lambda that calls one task; write depends(Tasks::lint) or depends(() -> test("auth"))
// error at 18:17: [NT024] depends(...) cannot be read: 'given' is not a constant; pass literals or enum constants, since this is read at compile time
// error at 19:17: [NT024] depends(...) cannot be read: '"a".trim()' is not a constant; pass literals or enum constants, since this is read at compile time
// error at 20:17: [NT024] depends(...) cannot be read: '1 + 1' is not a constant; pass literals or enum constants, since this is read at compile time
// error at 21:17: [NT025] 'DependsArgument::helper' is not a task; add @Task to the method, or call it instead
// error at 22:17: [NT025] 'helper' is not a task; add @Task to the method, or call it instead
// error at 23:17: [NT024] depends(...) cannot be read: '()->{ ...' is neither a method reference nor a lambda that calls one task; write depends(Tasks::lint) or depends(() -> test("auth"))
// error at 27:17: [NT024] depends(...) cannot be read: '()->{ ...' is neither a method reference nor a lambda that calls one task; write depends(Tasks::lint) or depends(() -> test("auth"))
// error at 28:17: [NT024] depends(...) cannot be read: 'DependsArgument.VERSION' is not a constant; pass literals or enum constants, since this is read at compile time
