/** Everything an author of tasks needs: annotations, the {@link dev.ntask.Ntask} facade, results and exceptions. */
@NullMarked
package dev.ntask;

import org.jspecify.annotations.NullMarked;
