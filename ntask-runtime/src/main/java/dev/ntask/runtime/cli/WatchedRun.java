package dev.ntask.runtime.cli;

import dev.ntask.runtime.watch.Changes;
import dev.ntask.runtime.watch.OwnWrites;
import dev.ntask.runtime.watch.Seen;

/**
 * How one run of a watch ended.
 *
 * @param failure why it failed, in a word or two; empty if it did not
 * @param writes what it has written by right
 * @param seen what it took its inputs for
 * @param stoppedBy the changes that it was stopped for; none if it came to its end
 */
record WatchedRun(String failure, OwnWrites writes, Seen seen, Changes stoppedBy) {}
