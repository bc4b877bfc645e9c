/** Tells people and files what a build does: lines on a terminal, logs and a summary in a run directory. */
@NullMarked
package dev.ntask.runtime.report;

import org.jspecify.annotations.NullMarked;
