/** The annotation processor: reads tasks, proves their graph sound, generates the registry and the commands. */
@NullMarked
package dev.ntask.processor;

import org.jspecify.annotations.NullMarked;
