/** What goes into a task: the files that its patterns match, and the code that it reaches. */
@NullMarked
package dev.ntask.runtime.input;

import org.jspecify.annotations.NullMarked;
