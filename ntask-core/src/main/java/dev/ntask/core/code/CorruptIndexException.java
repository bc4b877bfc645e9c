package dev.ntask.core.code;

import java.io.IOException;

/** Says that a code index is truncated, edited, or of another version of ntask. */
public final class CorruptIndexException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptIndexException(String why) {
        super("the code index is unusable: " + why + "; it is computed anew");
    }
}
