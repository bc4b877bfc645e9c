package api;

import dev.ntask.Task;
import web.Web_;

class Api {
    static final String AGAIN = Web_.BUNDLE;

    @Task(deps = Web_.BUNDLE)
    static void build() {}

    @Task
    static void generate() {
        String name = AGAIN;
        switch (name) {
            case Web_.BUNDLE -> System.out.println(Api_.BUILD);
            default -> throw new AssertionError(name);
        }
    }
}
