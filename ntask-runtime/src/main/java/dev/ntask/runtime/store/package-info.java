/** The content store and the action cache, as two seams, and what they hold. */
@NullMarked
package dev.ntask.runtime.store;

import org.jspecify.annotations.NullMarked;
