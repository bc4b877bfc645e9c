package build;

import static dev.ntask.Ntask.depends;

import build.made.Base;
import build.made.Level;
import dev.ntask.Default;
import dev.ntask.Task;
import java.util.List;

class Tasks extends Base {
    private final List<Level> levels = new java.util.ArrayList<>() {
        private static final long serialVersionUID = 1L;

        @Override
        public Level get(int index) {
            return index < 0 ? Level.LOW : super.get(index);
        }
    };

    @Task(deps = NAME)
    static void check(@Default(Base.LEVEL) Level level) {
        var reached = switch (level) {
            case LOW -> inherited(Tasks_.CHECK);
            case HIGH -> inherited(new Tasks().levels);
        };
        System.out.println(reached);
    }

    @Task
    static void prepare() {}

    @Task
    static void all() {
        depends(() -> check(Level.HIGH));
    }
}
