import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class BadDefault {
    enum Mode { FAST, SLOW }

    @Task
    static void a(
            @Default("x") int i,
            @Default("300") byte b,
            @Default("yes") boolean z,
            @Default("") char c,
            @Default("fast") Mode mode,
            @Default("1x") java.time.Duration time,
            @Default("1,5") double d,
            @Default("a b") java.net.URI uri,
            @Default({"1", "2", "x"}) List<Integer> numbers,
            @Default({"a", "b"}) String one,
            @Default({}) String none,
            @Default({}) List<String> fine,
            @Arg(choices = {"p", "q"}) @Default("r") String choice) {}
}
// error at 10:22: [NT021] the default of parameter 'i' of task 'a' is wrong: 'x' is not a whole number of 32 bits
// error at 11:22: [NT021] the default of parameter 'b' of task 'a' is wrong: '300' is not a whole number from -128 to 127
// error at 12:22: [NT021] the default of parameter 'z' of task 'a' is wrong: 'yes' is neither true nor false
// error at 13:22: [NT021] the default of parameter 'c' of task 'a' is wrong: '' is not a single character
// error at 14:22: [NT021] the default of parameter 'mode' of task 'a' is wrong: 'fast' is not one of FAST, SLOW; did you mean 'FAST'?
// error at 15:22: [NT021] the default of parameter 'time' of task 'a' is wrong: '1x' is not a duration like 90s or 1h30m
// error at 16:22: [NT021] the default of parameter 'd' of task 'a' is wrong: '1,5' is not a number
// error at 17:22: [NT021] the default of parameter 'uri' of task 'a' is wrong: 'a b' is not a URI
// error at 18:33: [NT021] the default of parameter 'numbers' of task 'a' is wrong: 'x' is not a whole number of 32 bits
// error at 19:28: [NT021] the default of parameter 'one' of task 'a' is wrong: it has 2 words and needs one; only a List takes several or none
// error at 20:33: [NT021] the default of parameter 'none' of task 'a' is wrong: it has 0 words and needs one; only a List takes several or none
// error at 22:49: [NT021] the default of parameter 'choice' of task 'a' is wrong: 'r' is not one of p, q
