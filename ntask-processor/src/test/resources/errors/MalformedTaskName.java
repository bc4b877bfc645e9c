import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class MalformedTaskName {
    @Task(deps = {"", "a..b", ".a", "a b", "db@ready", "-x"})
    static void a() {}

    @Task(before = "b:", mustRunAfter = "c/d")
    static void b() {}
}
// error at 6:19: [NT003] malformed task name '': it is empty; a name is like "test" or, in a group, "api.test"
// error at 6:23: [NT003] malformed task name 'a..b': a part of it is empty; a name is like "test" or, in a group, "api.test"
// error at 6:31: [NT003] malformed task name '.a': a part of it is empty; a name is like "test" or, in a group, "api.test"
// error at 6:37: [NT003] malformed task name 'a b': it contains ' '; a name is like "test" or, in a group, "api.test"
// error at 6:44: [NT003] malformed task name 'db@ready': suffixes with '@' do not exist yet; a name is like "test" or, in a group, "api.test"
// error at 6:56: [NT003] malformed task name '-x': it begins with '-'; a name is like "test" or, in a group, "api.test"
// error at 9:20: [NT003] malformed task name 'b:': a part of it is empty; a name is like "test" or, in a group, "api.test"
// error at 9:41: [NT003] malformed task name 'c/d': it contains '/'; a name is like "test" or, in a group, "api.test"
