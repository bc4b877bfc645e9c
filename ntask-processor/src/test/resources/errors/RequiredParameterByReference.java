import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class RequiredParameterByReference {
    @Task
    static void release(String version) {}

    @Task
    static void all() {
        depends(RequiredParameterByReference::release);
    }
}
// error at 11:17: [NT005] 'all' depends on 'release', whose parameter 'version' has no default; give it a @Default, or pass it: depends(() -> release(...))
