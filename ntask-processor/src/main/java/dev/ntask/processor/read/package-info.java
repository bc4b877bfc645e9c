/** From {@code javax.lang.model} and source trees to the model. */
@NullMarked
package dev.ntask.processor.read;

import org.jspecify.annotations.NullMarked;
