package dev.ntask.runtime.report;

/**
 * How much the line reporter tells, and how.
 *
 * @param quiet whether only output, notices, failures and the summary of a build that did not succeed are shown
 * @param verbose whether every cause of a miss and log files are shown too
 * @param color whether escape sequences may colour lines
 * @param prefixed whether each line of output begins with its action, as it must where several run at once
 * @param failures what is shown of failures
 */
public record LineOptions(boolean quiet, boolean verbose, boolean color, boolean prefixed, FailureDetail failures) {}
