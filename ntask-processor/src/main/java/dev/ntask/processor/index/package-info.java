/** The code index: what javac has just compiled, digested task by task. */
@NullMarked
package dev.ntask.processor.index;

import org.jspecify.annotations.NullMarked;
