package dev.ntask.runtime.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in one line what is wrong with a file, since the exceptions of the JDK only name it. */
final class FileTrouble {
    private FileTrouble() {}

    static String describe(IOException e) {
        if (!(e instanceof FileSystemException trouble) || trouble.getFile() == null) {
            return String.valueOf(e.getMessage());
        }
        return trouble.getFile() + ": " + reason(trouble);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is in the way";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        return e.getReason() == null ? "cannot be read or written" : e.getReason();
    }
}
