/** Runs a plan: one loop decides, workers do, events tell. */
@NullMarked
package dev.ntask.runtime.execute;

import org.jspecify.annotations.NullMarked;
