import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class MalformedDuration {
    @Task(timeout = "90")
    static void a() {}

    @Task(timeout = "soon")
    static void b() {}

    @Task(timeout = "0s")
    static void c() {}
}
// error at 6:21: [NT010] malformed duration '90'; write it like "90s", "1h30m" or "500ms"
// error at 9:21: [NT010] malformed duration 'soon'; write it like "90s", "1h30m" or "500ms"
// error at 12:21: [NT010] malformed duration '0s'; write it like "90s", "1h30m" or "500ms"
