/** A project as light as generated code is. */
@NullMarked
package example.light;

import org.jspecify.annotations.NullMarked;
