import dev.ntask.*;
import static dev.ntask.Ntask.depends;
import java.util.*;

class LocalTasks {
    static void method() {
        record Local() {
            @Task
            static void a() {
                depends(LocalTasks::b);
            }
        }
        new Object() {
            @Task
            void c() {}
        };
    }

    static final Object FIELD = new Object() {
        @Task
        void d() {}

        class Inner {
            @Task
            void e() {}
        }
    };

    @Task
    static void b() {
        interface InTask {
            @Task
            static void f() {}
        }
    }
}
// error at 9:25: [NT038] task 'a' cannot be called: its class is local to a body; make it a class of its own, or a member of one
// error at 10:24: [NT023] depends(...) outside of a @Task method has no effect; move it into the body of the task that depends
// error at 15:18: [NT038] task 'c' cannot be called: its class is local to a body; make it a class of its own, or a member of one
// error at 21:14: [NT038] task 'd' cannot be called: its class is local to a body; make it a class of its own, or a member of one
// error at 25:18: [NT038] task 'e' cannot be called: its class is local to a body; make it a class of its own, or a member of one
// error at 33:25: [NT038] task 'f' cannot be called: its class is local to a body; make it a class of its own, or a member of one
