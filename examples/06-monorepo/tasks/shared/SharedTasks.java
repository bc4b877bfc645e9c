package shared;

import dev.ntask.Cached;
import dev.ntask.Group;
import dev.ntask.Task;
import java.io.IOException;

/** The library that the other projects use. */
@Group("shared")
class SharedTasks {
    /** Compiles the library and packs it. */
    @Task
    @Cached(inputs = "shared/src/**/*.java", outputs = {"build/shared/", "build/shared.jar"})
    static void jar() throws IOException {
        Java.compile("shared/src", "build/shared");
        Java.jar("build/shared", "build/shared.jar");
    }
}
