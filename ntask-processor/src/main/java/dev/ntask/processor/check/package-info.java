/** What must hold of a project's tasks, one rule a class. */
@NullMarked
package dev.ntask.processor.check;

import org.jspecify.annotations.NullMarked;
