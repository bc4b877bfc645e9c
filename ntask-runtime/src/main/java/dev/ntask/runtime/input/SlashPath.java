package dev.ntask.runtime.input;

import java.nio.file.Path;

/** Writes paths the way that patterns and fingerprints have them. */
final class SlashPath {
    private SlashPath() {}

    /** A path inside a root relative to it, any other as it is; with slashes on every system. */
    static String of(Path root, Path path) {
        String text = (path.startsWith(root) ? root.relativize(path) : path).toString();
        return path.getFileSystem().getSeparator().equals("/") ? text : text.replace('\\', '/');
    }
}
