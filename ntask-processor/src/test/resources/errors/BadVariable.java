import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class BadVariable {
    @Task
    @Cached(env = {"HOME", "A=B", ""})
    static void a(@Arg(env = "NO SPACE") @Default("") String a) {}
}
// error at 7:28: [NT028] malformed environment variable name 'A=B'; a name is not empty and contains no '=' or space
// error at 7:35: [NT028] malformed environment variable name ''; a name is not empty and contains no '=' or space
// error at 8:30: [NT028] malformed environment variable name 'NO SPACE'; a name is not empty and contains no '=' or space
