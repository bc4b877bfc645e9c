/** Tells whether a task does what it declares: the same twice, and from its declared inputs alone. */
@NullMarked
package dev.ntask.runtime.verify;

import org.jspecify.annotations.NullMarked;
