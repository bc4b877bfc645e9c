/** Child processes: how they start, how their output is read, how whole trees of them end. */
@NullMarked
package dev.ntask.runtime.process;

import org.jspecify.annotations.NullMarked;
