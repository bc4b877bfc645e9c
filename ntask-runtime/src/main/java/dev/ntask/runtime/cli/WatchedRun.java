package dev.ntask.runtime.cli;

import dev.ntask.runtime.watch.Changes;
import dev.ntask.runtime.watch.OwnWrites;

/**
 * How one run of a watch ended.
 *
 * @param failure why it failed, in a word or two; empty if it did not
 * @param writes what it has written by right
 * @param stoppedBy the changes that it was stopped for; none if it came to its end
 */
record WatchedRun(String failure, OwnWrites writes, Changes stoppedBy) {}
