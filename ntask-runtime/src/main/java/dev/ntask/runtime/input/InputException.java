package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in one line which file could not become part of a fingerprint, and why. */
public final class InputException extends IOException {
    private static final long serialVersionUID = 1;

    private final String path;

    InputException(String path, String message) {
        super(message);
        this.path = path;
    }

    private InputException(String path, String message, IOException cause) {
        super(message, cause);
        this.path = path;
    }

    /** The file at fault, relative to the root; what cannot be written in Unicode is escaped. */
    public String path() {
        return path;
    }

    static InputException unreadable(String path, IOException cause) {
        String name = path.isEmpty() ? "the project directory" : path;
        return new InputException(path, "cannot read " + name + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return reason == null ? cause.toString() : reason;
    }
}
