/** How long single methods take that a run calls often. */
@NullMarked
package dev.ntask.benchmarks;

import org.jspecify.annotations.NullMarked;
