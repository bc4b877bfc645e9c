/** What is to be done, in which order, and what is ready: pure, without files, clocks or threads. */
@NullMarked
package dev.ntask.runtime.plan;

import org.jspecify.annotations.NullMarked;
