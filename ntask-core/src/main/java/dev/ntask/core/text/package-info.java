/** Words: suggestions for misspelt ones, spellings of one name for Java and the command line, durations. */
@NullMarked
package dev.ntask.core.text;

import org.jspecify.annotations.NullMarked;
