import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class UncallableMethods {
    @Task
    private static void hidden() {}

    @Task
    void needsObject() {}

    @Task
    private int both() {
        return 1;
    }

    @Task
    static <T, U extends T> void generic() {}

    @Task
    static <T> void genericParameter(T t) {}

    @Task
    static String value() {
        return "";
    }

    @Task
    static List<String> values() {
        return List.of();
    }

    private static class Secret {
        @Task
        static void inside() {}

        static class Deep {
            @Task
            static void inside2() {}
        }
    }
}
// error at 7:25: [NT015] task 'hidden' cannot be called: its method is private; make it package-private or public
// error at 10:10: [NT016] task 'needsObject' cannot be called: its method is not static; make it static
// error at 13:17: [NT015] task 'both' cannot be called: its method is private; make it package-private or public
// error at 13:17: [NT016] task 'both' cannot be called: its method is not static; make it static
// error at 13:17: [NT019] task 'both' returns int; tasks cannot return values yet, make it void
// error at 18:34: [NT018] task 'generic' has type parameters, which no command line can fill; remove them: <T, U>
// error at 21:21: [NT018] task 'genericParameter' has type parameters, which no command line can fill; remove them: <T>
// error at 24:19: [NT019] task 'value' returns String; tasks cannot return values yet, make it void
// error at 29:25: [NT019] task 'values' returns List<String>; tasks cannot return values yet, make it void
// error at 35:21: [NT020] task 'inside' cannot be called: its class Secret is private; make it package-private or public
// error at 39:25: [NT020] task 'inside2' cannot be called: its class Secret is private; make it package-private or public
