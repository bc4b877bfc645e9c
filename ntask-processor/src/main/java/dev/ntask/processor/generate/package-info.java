/** Writers of the generated sources, which read models only. */
@NullMarked
package dev.ntask.processor.generate;

import org.jspecify.annotations.NullMarked;
