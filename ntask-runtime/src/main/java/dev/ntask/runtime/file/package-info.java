/** Writes files so that whoever reads them meanwhile, or after a crash, finds them whole. */
@NullMarked
package dev.ntask.runtime.file;

import org.jspecify.annotations.NullMarked;
