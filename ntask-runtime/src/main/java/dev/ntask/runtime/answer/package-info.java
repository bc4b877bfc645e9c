/**
 * Answers that are kept: what a run prints that finds everything done, and all that decides that it still would, for the
 * script that starts ntask to compare, so that Java need not start.
 */
@NullMarked
package dev.ntask.runtime.answer;

import org.jspecify.annotations.NullMarked;
