import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UnknownPlaceholder {
    @Task
    @Cached(outputs = {"build/{version}.jar", "build/{verson}.jar", "build/{x}/{version}"})
    static void a(String version) {}
}
// error at 7:47: [NT029] output 'build/{verson}.jar' names '{verson}', but task 'a' has no such parameter; did you mean '{version}'?
// error at 7:69: [NT029] output 'build/{x}/{version}' names '{x}', but task 'a' has no such parameter
