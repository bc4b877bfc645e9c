package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionCache;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.ActionResultCodec;
import dev.ntask.runtime.store.Notes;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps one file per result, named by its fingerprint. */
public final class DiskActionCache implements ActionCache {
    /** How exactly the last use is kept; to write at each use would make runs slow that have nothing to do. */
    private static final long USE_STEP_MILLIS = 24L * 60 * 60 * 1000;

    private final Path directory;
    private final Quarantine quarantine;
    private final Path temporary;
    private final Notes notes;
    private final Clock clock;

    DiskActionCache(Path directory, Quarantine quarantine, Path temporary, Notes notes, Clock clock) {
        this.directory = directory;
        this.quarantine = quarantine;
        this.temporary = temporary;
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public Optional<ActionResult> get(String fingerprint) throws IOException {
        Path file = file(fingerprint);
        try {
            ActionResult result = decode(read(file), fingerprint);
            noteUse(file);
            return Optional.of(result);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            // The next result for this fingerprint takes its place.
            notes.add("cache entry " + file + " is not used: " + e.getMessage());
            moveAside(file);
            return Optional.empty();
        }
    }

    /** A plain stream loads fewer classes than {@code Files} does, and asks the system less; but it does not say what is wrong. */
    private static byte[] read(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toString())) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            return Files.readAllBytes(file);
        }
    }

    private void moveAside(Path file) {
        try {
            quarantine.takeResult(file);
        } catch (IOException e) {
            // A store that cannot be written: it stays, and every look at it says so again.
        }
    }

    /** Keeps the day of the last use in the file's time: what was not used for long is collected first. */
    private void noteUse(Path file) {
        try {
            long now = clock.millis();
            if (file.toFile().lastModified() < now - USE_STEP_MILLIS) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(now));
            }
        } catch (IOException e) {
            // A store that others keep for us: they decide what stays.
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

    @Override
    public List<ActionResult> ofTask(String task) throws IOException {
        List<ActionResult> results = new ArrayList<>();
        for (StoredFile entry : StoredFile.in(directory)) {
            Optional<ActionResult> result = StoredResult.find(entry);
            if (result.isPresent() && StoredResult.task(result.get()).equals(task)) {
                results.add(result.get());
            }
        }
        return results;
    }

    private Path file(String fingerprint) {
        if (!Digest.isSha256(fingerprint)) {
            throw new IllegalArgumentException("not a digest: " + fingerprint);
        }
        return directory.resolve(fingerprint.substring(0, 2)).resolve(fingerprint);
    }
}
