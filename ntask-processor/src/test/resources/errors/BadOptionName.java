import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class BadOptionName {
    @Task
    static void a(
            @Arg(names = "pattern") @Default("") String a,
            @Arg(names = "-pattern") @Default("") String b,
            @Arg(names = "-1") @Default("") String c,
            @Arg(names = "--") @Default("") String d,
            @Arg(names = "--a=b") @Default("") String e,
            @Arg(names = {"-x", "--fine_too.x"}) @Default("") String f) {}
}
// error at 8:26: [NT026] malformed option name 'pattern' of parameter 'a'; a name is like "--pattern" or "-p"
// error at 9:26: [NT026] malformed option name '-pattern' of parameter 'b'; a name is like "--pattern" or "-p"
// error at 10:26: [NT026] malformed option name '-1' of parameter 'c'; a name is like "--pattern" or "-p"
// error at 11:26: [NT026] malformed option name '--' of parameter 'd'; a name is like "--pattern" or "-p"
// error at 12:26: [NT026] malformed option name '--a=b' of parameter 'e'; a name is like "--pattern" or "-p"
