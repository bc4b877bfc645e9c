package dev.ntask.runtime.registry;

/**
 * A place in the author's sources.
 *
 * @param file the source file relative to its source root, with slashes
 * @param line the line, from 1; 0 if unknown
 */
public record SourcePosition(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
