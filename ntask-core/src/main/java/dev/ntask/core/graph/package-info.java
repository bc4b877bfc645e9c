/** Directed graphs of task names: cycles, order and reachability, with no idea of what a task is. */
@NullMarked
package dev.ntask.core.graph;

import org.jspecify.annotations.NullMarked;
