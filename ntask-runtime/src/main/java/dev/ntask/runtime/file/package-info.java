/** Writes files so that whoever reads them meanwhile, or after a crash, finds them whole; reads them so that failures name them. */
@NullMarked
package dev.ntask.runtime.file;

import org.jspecify.annotations.NullMarked;
