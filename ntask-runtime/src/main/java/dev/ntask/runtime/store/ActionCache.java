package dev.ntask.runtime.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Results of actions by the digest of their fingerprint (AC).
 *
 * <p>An entry that cannot be read is no entry. Thread-safe, also between processes.
 */
public interface ActionCache {
    /** Returns the result stored for a fingerprint's digest. */
    Optional<ActionResult> get(String fingerprint) throws IOException;

    /** Stores a result under its own fingerprint; everything it refers to is already in the content store. */
    void put(ActionResult result) throws IOException;

    /**
     * Returns the results of a task that can be listed here, whatever its arguments were, in no order. Looks at every result
     * there is, and counts as no use of them; for explanations.
     */
    List<ActionResult> ofTask(String task) throws IOException;
}
