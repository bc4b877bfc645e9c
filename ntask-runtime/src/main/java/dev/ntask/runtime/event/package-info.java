/** What happens during a build, as values; reporters consume them and never call back. */
@NullMarked
package dev.ntask.runtime.event;

import org.jspecify.annotations.NullMarked;
