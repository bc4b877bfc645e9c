package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;

/** Thrown when a content store does not have some bytes, or has them damaged; the caller treats it as a miss. */
public final class MissingContentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception for a digest, with what is wrong: {@code missing}, {@code damaged}. */
    public MissingContentException(Digest digest, String reason) {
        super("content " + digest.sha256() + " is " + reason);
    }
}
