/** Tasks and what they need, drawn in several formats. */
@NullMarked
package dev.ntask.runtime.graph;

import org.jspecify.annotations.NullMarked;
