package dev.ntask.core.code;

import java.io.IOException;

/** Says that a class file is truncated, garbled, or newer than this version of ntask can read. */
public final class MalformedClassException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedClassException(String internalName, String why, Throwable cause) {
        super("cannot read class " + internalName.replace('/', '.') + ": " + why, cause);
    }
}
