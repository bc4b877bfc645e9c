package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in one line what is wrong with a file, since the exceptions of the JDK only name it. */
final class FileTrouble {
    private FileTrouble() {}

    /** What is to be said if ntask cannot write where it keeps results; {@code where} is named unless the cause does. */
    static NtaskException ofState(Path where, IOException e) {
        boolean named = e instanceof FileSystemException trouble && trouble.getFile() != null;
        String text = named ? describe(e) : where + ": " + e.getMessage();
        boolean full = text.contains("No space left") || text.contains("quota");
        boolean occupied = e instanceof FileAlreadyExistsException;
        String way = full ? "make room there" : occupied ? "move it away" : "make it writable";
        return new NtaskException(
                "cannot write " + text + "; " + way + ", or set cache_dir in ntask.toml to another directory", e);
    }

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
