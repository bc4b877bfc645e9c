package dev.ntask.core.glob;

import java.nio.charset.StandardCharsets;

/** Turns paths into what is matched: bytes in UTF-8. */
public final class PathBytes {
    private PathBytes() {}

    /** Encodes a path once, for asking several patterns about it. */
    public static byte[] of(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }
}
