package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionCache;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.ActionResultCodec;
import dev.ntask.runtime.store.AtomicFiles;
import dev.ntask.runtime.store.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps one file per result, named by its fingerprint. */
public final class DiskActionCache implements ActionCache {
    private final Path directory;
    private final Path temporary;
    private final Notes notes;

    DiskActionCache(Path directory, Path temporary, Notes notes) {
        this.directory = directory;
        this.temporary = temporary;
        this.notes = notes;
    }

    @Override
    public Optional<ActionResult> get(String fingerprint) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(fingerprint));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(bytes, fingerprint));
        } catch (IOException e) {
            // The next result for this fingerprint takes its place.
            notes.add("cache entry " + file(fingerprint) + " is not used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static ActionResult decode(byte[] bytes, String fingerprint) throws IOException {
        ActionResult result = ActionResultCodec.decode(bytes);
        if (!result.fingerprint().sha256().equals(fingerprint)) {
            throw new IOException("damaged: the result of another fingerprint");
        }
        return result;
    }

    /** A later result takes the place of an earlier one: both are right, and the earlier may have lost its blobs. */
    @Override
    public void put(ActionResult result) throws IOException {
        AtomicFiles.write(file(result.fingerprint().sha256()), ActionResultCodec.encode(result), temporary);
    }

    private Path file(String fingerprint) {
        if (!Digest.isSha256(fingerprint)) {
            throw new IllegalArgumentException("not a digest: " + fingerprint);
        }
        return directory.resolve(fingerprint.substring(0, 2)).resolve(fingerprint);
    }
}
