/** Where a runtime plugs in below {@link dev.ntask.Ntask}; not for authors of tasks. */
@NullMarked
package dev.ntask.spi;

import org.jspecify.annotations.NullMarked;
