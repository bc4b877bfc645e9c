/** The content store and the action cache on a local disk. */
@NullMarked
package dev.ntask.runtime.store.disk;

import org.jspecify.annotations.NullMarked;
