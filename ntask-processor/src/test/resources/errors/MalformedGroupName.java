import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class MalformedGroupName {
    @Group("")
    static class Empty {
        @Task
        static void a() {}
    }

    @Group("x.y")
    static class Dotted {
        @Task
        static void b() {}
    }

    @Group("x:y")
    static class Colon {
        @Task
        static void c() {}
    }

    @Group("x y")
    static class Space {
        @Task
        static void d() {}
    }
}
// error at 6:12: [NT011] malformed group name '': it is empty; a name is like "api"
// error at 12:12: [NT011] malformed group name 'x.y': it contains '.'; to put one group into another, nest their classes; a name is like "api"
// error at 18:12: [NT011] malformed group name 'x:y': it contains ':'; to put one group into another, nest their classes; a name is like "api"
// error at 24:12: [NT011] malformed group name 'x y': it contains ' '; a name is like "api"
