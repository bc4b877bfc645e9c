/** What generated code names: the tasks of a project, as data, and how to call them. */
@NullMarked
package dev.ntask.runtime.registry;

import org.jspecify.annotations.NullMarked;
