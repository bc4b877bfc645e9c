package dev.ntask.runtime.watch;

import dev.ntask.runtime.input.DirectoryVisitor;
import java.util.Optional;

/**
 * Makes a {@link Pulse} beat when something may have changed in one of some directories.
 *
 * <p>A look at the files visits each directory before listing it, and then calls {@link #lookEnded}; a directory that was
 * not visited is watched no longer. Only one thread may look at a time.
 */
interface DirectoryWatch extends DirectoryVisitor, AutoCloseable {
    /** Forgets the directories that were not visited since this was last called. */
    void lookEnded();

    /** Why the directories cannot be watched in this way; empty as long as they can. */
    Optional<String> failure();

    /** Ends it; the pulse beats no more. */
    @Override
    void close();
}
