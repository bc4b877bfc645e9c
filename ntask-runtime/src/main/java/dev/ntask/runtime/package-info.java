/** The hand-over from generated code to ntask. */
@NullMarked
package dev.ntask.runtime;

import org.jspecify.annotations.NullMarked;
