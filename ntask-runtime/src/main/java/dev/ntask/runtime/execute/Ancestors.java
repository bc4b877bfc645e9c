package dev.ntask.runtime.execute;

import java.util.Optional;

/** Knows the processes that have started this one. */
final class Ancestors {
    private Ancestors() {}

    /** Tells whether the owner of a lock, {@code pid 4711}, has started this process, directly or not. */
    static boolean include(String owner) {
        Optional<ProcessHandle> ancestor = ProcessHandle.current().parent();
        while (ancestor.isPresent()) {
            if (owner.equals("pid " + ancestor.get().pid())) {
                return true;
            }
            ancestor = ancestor.get().parent();
        }
        return false;
    }
}
