import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class SilentWhereJavacSpeaksOfBodies {
    @Task
    static void lint(@Default("") String text) {}

    @Task
    static void a() {
        depends(Missing::lint);
        depends(SilentWhereJavacSpeaksOfBodies::missing);
        depends(() -> missing());
        depends(() -> lint(MISSING));
        depends(() -> lint("a" + Missing.FIELD));
    }
}
// error at 11:17: cannot find symbol
// error at 12:17: invalid method reference
// error at 13:23: cannot find symbol
// error at 14:28: cannot find symbol
// error at 15:34: cannot find symbol
