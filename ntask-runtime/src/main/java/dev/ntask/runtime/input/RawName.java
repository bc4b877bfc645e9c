package dev.ntask.runtime.input;

import dev.ntask.core.glob.PathBytes;
import java.io.ByteArrayOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The bytes of a file name that is not text in this locale; the URI of a path still has them. */
final class RawName {
    /** What Java reads for bytes that are not text. */
    private static final char REPLACEMENT = '\ufffd';

    private RawName() {}

    /** Whether a name leads back to the file it was read from; bytes that are no text do not survive the way. */
    static boolean isText(Path directory, Path child, String name) {
        if (name.indexOf(REPLACEMENT) < 0) {
            return true;
        }
        try {
            return directory.resolve(name).equals(child);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The bytes of the name. */
    static byte[] of(Path child) {
        String name = uriName(child);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < name.length()) {
            if (name.charAt(at) == '%') {
                bytes.write(Integer.parseInt(name, at + 1, at + 3, 16));
                at += 3;
            } else {
                bytes.write(name.charAt(at++));
            }
        }
        return bytes.toByteArray();
    }

    /** The name for people, with escaped bytes. */
    static String shown(Path child) {
        return uriName(child).replace("%", "\\x");
    }

    /** The bytes of a path to a name in a directory. */
    static byte[] join(String directory, byte[] name) {
        if (directory.isEmpty()) {
            return name;
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.writeBytes(PathBytes.of(directory));
        path.write('/');
        path.writeBytes(name);
        return path.toByteArray();
    }

    private static String uriName(Path child) {
        String path = child.toUri().getRawPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
