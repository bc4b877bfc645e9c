package b;

import dev.ntask.Task;

/** Has {@code $N} and "quotes", \u002a a percent: %s, and {@literal """}. */
final class Tasks {
    /**
     * Says "$L" and '%d', {@code \t} and a backslash: \\, <b>bold</b>.
     */
    @Task(deps = {a.Tasks_.Api.check, a.Tasks_.API_CHECK})
    static void class_() {}

    @Task(deps = Tasks_.CLASS)
    static void urlOfX() {}
}
