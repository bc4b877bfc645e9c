package dev.ntask.processor.index;

import java.io.IOException;

/** Thrown where a digest of libraries is needed and they are not known. */
final class UnknownLibrariesException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownLibrariesException() {
        super("the libraries that tasks will run with are not known");
    }
}
