/** Resolves the libraries of tasks from Maven repositories, as Maven itself would. */
@NullMarked
package dev.ntask.resolver;

import org.jspecify.annotations.NullMarked;
