package web;

import api.Api_;
import dev.ntask.Task;

class Web {
    @Task(deps = Api_.GENERATE)
    static void bundle() {}

    @Task(deps = {Api_.BUILD, Web_.BUNDLE})
    static void serve() {}
}
