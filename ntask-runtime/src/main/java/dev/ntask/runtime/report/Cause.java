package dev.ntask.runtime.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in a few words why a file could not be written; an exception's own message is often but its path. */
final class Cause {
    private Cause() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in its place";
        }
        if (e instanceof NoSuchFileException) {
            return "it has been removed";
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return OneLine.of(reason == null ? e.getClass().getSimpleName() : reason);
    }
}
