/**
 * Patterns for paths in the syntax of {@code .gitignore}, matched byte for byte as git does.
 *
 * <p>Paths are relative, with {@code /} between segments, and encoded in UTF-8. A pattern is compiled once into a
 * {@code Program} of steps over bytes; no regular expression is involved. The same steps, read as the states of an
 * automaton, decide exactly whether two patterns can meet.
 */
@NullMarked
package dev.ntask.core.glob;

import org.jspecify.annotations.NullMarked;
