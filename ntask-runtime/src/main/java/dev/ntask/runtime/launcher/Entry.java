package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Launch;
import java.util.ServiceLoader;

/**
 * The way from ntask to the project's tasks.
 *
 * <p>The project's jar comes first on the class path and holds another class of this name, made by {@link EntryClass},
 * which calls the generated main class directly: a service look-up costs a tenth of a start. This one serves where that
 * is missing.
 */
final class Entry {
    private Entry() {}

    static Launch launch() {
        for (Launch launch : ServiceLoader.load(Launch.class, Entry.class.getClassLoader())) {
            return launch;
        }
        return new NoTasks();
    }
}
