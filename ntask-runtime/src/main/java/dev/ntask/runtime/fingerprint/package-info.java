/** Digests, and the named fields that decide an action's result. */
@NullMarked
package dev.ntask.runtime.fingerprint;

import org.jspecify.annotations.NullMarked;
