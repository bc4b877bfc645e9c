/** Rules that need attributed source, after the rounds: what names alone could not tell. */
@NullMarked
package dev.ntask.processor.analyze;

import org.jspecify.annotations.NullMarked;
