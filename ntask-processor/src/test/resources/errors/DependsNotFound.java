import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class DependsNotFound {
    static final DependsNotFound OBJECT = null;

    @Task
    static void lint() {}

    @Task
    static void test(@Default("") String pattern, @Default("1") int count) {}

    interface Found {
        void find();
    }

    @Task
    static void a(@Default("") String given) {
        Found found = () -> {};
        int[] array = {};
        depends(DependsNotFound::lint, found::find);
        depends(() -> OBJECT.lint());
        depends(() -> test("", array.length));
    }
}
// error at 22:40: [NT024] depends(...) cannot be read: a name in 'found::find' was not found without running the program; write depends(Tasks::lint) with the name of a class, and constants by the name of theirs
// error at 23:17: [NT024] depends(...) cannot be read: a name in '()->OBJECT.lint()' was not found without running the program; write depends(Tasks::lint) with the name of a class, and constants by the name of theirs
// error at 24:17: [NT024] depends(...) cannot be read: a name in '()->test("", array.length)' was not found without running the program; write depends(Tasks::lint) with the name of a class, and constants by the name of theirs
