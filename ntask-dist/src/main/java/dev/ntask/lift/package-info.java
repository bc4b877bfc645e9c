/** Prepares the libraries of the distribution. */
@NullMarked
package dev.ntask.lift;

import org.jspecify.annotations.NullMarked;
