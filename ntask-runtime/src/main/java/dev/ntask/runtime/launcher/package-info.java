/** Starts a project's tasks: compiles their sources when they have changed, then hands over. */
@NullMarked
package dev.ntask.runtime.launcher;

import org.jspecify.annotations.NullMarked;
