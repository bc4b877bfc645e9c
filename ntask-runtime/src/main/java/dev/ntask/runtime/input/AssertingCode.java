package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Hasher;
import java.io.IOException;
import java.util.Optional;

/**
 * The code of tasks in a JVM that runs their assertions: the same classes do other things there, so what they made without
 * assertions is not what they would make now.
 */
public final class AssertingCode implements CodeDigests {
    private final CodeDigests code;

    /** Wraps the code as it is without assertions. */
    public AssertingCode(CodeDigests code) {
        this.code = code;
    }

    @Override
    public Optional<String> of(String task) throws IOException {
        Optional<String> digest = code.of(task);
        return digest.isEmpty() ? digest : Optional.of(digest(digest.get()));
    }

    /** Returns the digest with assertions of code that has another one without. */
    static String digest(String without) {
        return new Hasher().putString("assertions").putString(without).digest();
    }
}
