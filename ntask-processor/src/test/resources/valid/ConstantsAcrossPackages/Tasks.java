import api.Api_;
import dev.ntask.Task;
import web.Web_;

class Tasks {
    static final String PREFIX = "al";

    @Task(deps = {Api_.BUILD, Web_.SERVE})
    static void all() {}

    @Task(deps = PREFIX + "l")
    static void publish() {}
}
