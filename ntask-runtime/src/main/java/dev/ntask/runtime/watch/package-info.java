/** Notices that files changed which matter: hints from the file system, confirmed by a look. */
@NullMarked
package dev.ntask.runtime.watch;

import org.jspecify.annotations.NullMarked;
