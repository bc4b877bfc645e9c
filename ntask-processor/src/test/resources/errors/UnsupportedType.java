import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UnsupportedType {
    static class NoFactory {}

    static class PrivateFactory {
        private static PrivateFactory of(String text) {
            return new PrivateFactory();
        }
    }

    class Inner {
        Inner(String text) {}
    }

    @Task
    static void a(
            String[] words,
            Map<String, String> map,
            NoFactory none,
            PrivateFactory hidden,
            Inner inner,
            List<List<String>> lists,
            Optional<NoFactory> optional,
            Object object) {}

    @Task
    static void b(String... words) {}

    @Task
    @SuppressWarnings("rawtypes")
    static void c(List raw) {}

    @Task
    static void d(List<? extends String> wild) {}
}
// error at 20:22: [NT006] parameter 'words' of task 'a' has the type String[], which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 21:33: [NT006] parameter 'map' of task 'a' has the type Map<String, String>, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 22:23: [NT006] parameter 'none' of task 'a' has the type NoFactory, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 23:28: [NT006] parameter 'hidden' of task 'a' has the type PrivateFactory, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 24:19: [NT006] parameter 'inner' of task 'a' has the type Inner, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 25:32: [NT006] parameter 'lists' of task 'a' has the type List<List<String>>, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 26:33: [NT006] parameter 'optional' of task 'a' has the type Optional<NoFactory>, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 27:20: [NT006] parameter 'object' of task 'a' has the type Object, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 30:29: [NT006] parameter 'words' of task 'b' has the type String[], which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 34:24: [NT006] parameter 'raw' of task 'c' has the type List, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
// error at 37:42: [NT006] parameter 'wild' of task 'd' has the type List<? extends String>, which no word on the command line can become; use a String, number, boolean, enum, Path, Duration, URI, a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or Optional of these
