import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class MalformedPattern {
    @Task
    @Cached(
            inputs = {
                "src/**",
                "src/[a",
                "",
            },
            outputs = "out/[")
    static void a() {}
}
// error at 10:17: [NT009] malformed pattern 'src/[a': this class has no closing ]; write \[ for the character
// error at 11:17: [NT009] malformed pattern '': the pattern is empty
// error at 13:23: [NT009] malformed pattern 'out/[': this class has no closing ]; write \[ for the character
