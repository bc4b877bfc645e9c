import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class DependsArgument {
    static final String VERSION = "1.0";
    static final String PATTERN = "*";
    static final String OBJECT = new String("no constant");
    static final int TURNED = OBJECT.length();
    static final String given = "hidden by a parameter";
    static String NOT_FINAL = "";

    static int count() {
        return 1;
    }

    @Task
    static void test(@Default("") String pattern, @Default("1") int count) {}

    static final TaskRef KEPT = () -> {};

    static void helper() {}

    @Task
    static void a(String given) {
        depends(KEPT);
        depends(() -> test(given, 1));
        depends(() -> test("a".trim(), 1));
        depends(() -> test("a" + "b", 1));
        depends(() -> test(VERSION, 1 / 0));
        depends(() -> test(NOT_FINAL, count()));
        String PATTERN = "local";
        depends(() -> test(PATTERN, OBJECT.length()));
        depends(() -> test(null, TURNED));
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
// error at 26:17: [NT024] depends(...) cannot be read: 'KEPT' is neither a method reference nor a lambda that calls one task; write depends(Tasks::lint) or depends(() -> test("auth"))
// error at 27:28: [NT024] depends(...) cannot be read: 'given' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 28:36: [NT024] depends(...) cannot be read: '"a".trim()' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 30:39: [NT024] depends(...) cannot be read: '1 / 0' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 31:28: [NT024] depends(...) cannot be read: 'NOT_FINAL' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 31:44: [NT024] depends(...) cannot be read: 'count()' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 33:28: [NT024] depends(...) cannot be read: 'PATTERN' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 33:50: [NT024] depends(...) cannot be read: 'OBJECT.length()' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 34:28: [NT024] depends(...) cannot be read: 'null' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 34:34: [NT024] depends(...) cannot be read: 'TURNED' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
// error at 35:17: [NT025] 'DependsArgument::helper' is not a task; add @Task to the method, or call it instead
// error at 36:17: [NT025] 'helper' is not a task; add @Task to the method, or call it instead
// error at 37:17: [NT024] depends(...) cannot be read: '()->{ ...' is neither a method reference nor a lambda that calls one task; write depends(Tasks::lint) or depends(() -> test("auth"))
// error at 41:17: [NT024] depends(...) cannot be read: '()->{ ...' is neither a method reference nor a lambda that calls one task; write depends(Tasks::lint) or depends(() -> test("auth"))
