import dev.ntask.*;
import static dev.ntask.Ntask.depends;

class DependsArgumentOfAPattern {
    static final String word = "hidden by a pattern";

    @Task
    static void test(String pattern) {}

    @Task
    static void a(@Default("x") String given) {
        Object object = given;
        if (!(object instanceof String word)) {
            return;
        }
        depends(() -> test(word));
    }
}
// error at 16:28: [NT024] depends(...) cannot be read: 'word' is not a constant; pass literals, enum constants or static final fields with a constant value, since this is read at compile time
