package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.ActionResultCodec;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads results as those do who look after the store, and tells which contents each one needs. */
final class StoredResult {
    private StoredResult() {}

    /** Reads a result; the message of the exception says what is wrong with it. */
    static ActionResult read(StoredFile entry) throws IOException {
        if (!entry.regular()) {
            throw new IOException("damaged: it is no file");
        }
        ActionResult result = ActionResultCodec.decode(Files.readAllBytes(entry.file()));
        if (!result.fingerprint().sha256().equals(entry.name())) {
            throw new IOException("damaged: the result of another fingerprint");
        }
        return result;
    }

    /** Reads a result if it is one. */
    static Optional<ActionResult> find(StoredFile entry) {
        try {
            return Optional.of(read(entry));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Everything in the content store that belongs to a result: its files, its log, and the fields of its fingerprint. */
    static Set<Digest> contents(ActionResult result) {
        Set<Digest> contents = new LinkedHashSet<>();
        contents.add(result.fingerprint());
        contents.add(result.log());
        for (OutputTree.File file : result.outputs().files()) {
            contents.add(file.digest());
        }
        return contents;
    }

    /** The task of a result, without the arguments. */
    static String task(ActionResult result) {
        int space = result.action().indexOf(' ');
        return space < 0 ? result.action() : result.action().substring(0, space);
    }
}
