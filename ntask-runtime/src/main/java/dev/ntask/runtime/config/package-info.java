/** The project's {@code ntask.toml}: what may be in it, and its values. */
@NullMarked
package dev.ntask.runtime.config;

import org.jspecify.annotations.NullMarked;
