/** The command line: what the words mean, and the one place that constructs everything. */
@NullMarked
package dev.ntask.runtime.cli;

import org.jspecify.annotations.NullMarked;
