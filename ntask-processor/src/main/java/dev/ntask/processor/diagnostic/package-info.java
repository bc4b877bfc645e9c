/** Every sentence the processor can say, and how it reaches the user. */
@NullMarked
package dev.ntask.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
