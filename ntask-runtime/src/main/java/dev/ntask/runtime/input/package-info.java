/**
 * What goes into a task: the files that its patterns mean with what is in them, and the code that it reaches.
 *
 * <p>The walk, the ignore files and the stat cache are on the path of every run that has nothing to do, so they are made of
 * plain loops.
 */
@NullMarked
package dev.ntask.runtime.input;

import org.jspecify.annotations.NullMarked;
