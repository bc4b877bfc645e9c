/**
 * The code digest: what a task's bytecode can reach, by content. Reading and confirming an index stays clear of ASM;
 * only {@link dev.ntask.core.code.CodeIndex#compute} loads it.
 */
@NullMarked
package dev.ntask.core.code;

import org.jspecify.annotations.NullMarked;
