/** What was read from annotated methods, as plain records. */
@NullMarked
package dev.ntask.processor.model;

import org.jspecify.annotations.NullMarked;
