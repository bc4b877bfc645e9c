package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Launch;
import org.jspecify.annotations.Nullable;

/**
 * The way from ntask to the project's tasks.
 *
 * <p>The project's jar comes first on the class path and holds another class of this name, made by {@link EntryClass},
 * which creates the generated main class: a look-up of services would cost a tenth of a start. This one is what is found
 * where the class path leads to no tasks.
 */
final class Entry {
    private Entry() {}

    static @Nullable Launch launch() {
        return null;
    }
}
