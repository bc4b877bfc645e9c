package dev.ntask.runtime.store;

import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Remembers what each action last left in this project: one small file per action. Each change gives their directory other
 * times.
 *
 * <p>It answers two questions: what to compare with when a miss is explained, and whose files lie where the action writes.
 * Where there is no record, nothing counts as in place and nothing as left behind. A damaged one says that the action was
 * here, and no more: it counts as begun.
 */
public final class History {
    private static final String FORMAT = "ntask history 1";

    private final Path directory;
    private final Path temporary;

    /** Creates a history in a directory; the other one, on the same mount, is for files being written. */
    public History(Path directory, Path temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * What an action last left.
     *
     * @param fingerprint of its last result, or empty if it had none yet
     * @param settled whether its outputs are those of that result; if not, the action was begun and may have written
     *     anything since
     */
    public record Entry(Optional<Digest> fingerprint, boolean settled) {
        /** The record of an action that was never begun. */
        public static final Entry NONE = new Entry(Optional.empty(), true);

        /** The record of an action that was begun, and of which nothing else is known. */
        static final Entry BEGUN = new Entry(Optional.empty(), false);

        /** Tells whether the action was never begun. A record's own equals would be made at run time, in milliseconds. */
        boolean isNone() {
            return settled && fingerprint.isEmpty();
        }
    }

    /** Returns what an action last left. */
    public Entry of(String action) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(action));
        } catch (NoSuchFileException e) {
            return Entry.NONE;
        }
        try {
            return decode(bytes, action);
        } catch (IOException e) {
            return Entry.BEGUN;
        }
    }

    /**
     * Notes that an action's outputs are about to change. A crash after this, at any line, leaves a record that says so:
     * what matches the action's patterns is then known to be its own, and known not to be trusted.
     */
    public void begin(String action) throws IOException {
        Entry last = of(action);
        if (last.settled()) {
            try {
                write(action, new Entry(last.fingerprint(), false));
            } catch (IOException e) {
                damage(action, e);
            }
        }
    }

    /** Where there is no space for a new record, the old one can still be cut: it must not go on to say that all is well. */
    private void damage(String action, IOException cause) throws IOException {
        try {
            Files.createDirectories(directory);
            Files.write(file(action), new byte[0]);
            // As after a new record: by the directory's times it is seen that something has changed.
            Files.setLastModifiedTime(directory, FileTime.fromMillis(0));
        } catch (IOException e) {
            cause.addSuppressed(e);
            throw cause;
        }
    }

    /** Notes that an action's outputs are those of a result; the last thing that is written. */
    public void settle(String action, Digest fingerprint) throws IOException {
        write(action, new Entry(Optional.of(fingerprint), true));
    }

    Path temporary() {
        return temporary;
    }

    private void write(String action, Entry entry) throws IOException {
        Encoder out = Envelope.begin(FORMAT).putString(SafeName.of(action)).putBoolean(entry.settled());
        out.putBoolean(entry.fingerprint().isPresent());
        if (entry.fingerprint().isPresent()) {
            ActionResultCodec.putDigest(out, entry.fingerprint().get());
        }
        AtomicFiles.write(file(action), Envelope.seal(out), temporary);
    }

    private static Entry decode(byte[] bytes, String action) throws IOException {
        Decoder in = Envelope.open(FORMAT, bytes);
        if (!in.readString().equals(SafeName.of(action))) {
            throw new IOException("damaged: the record of another action");
        }
        boolean settled = in.readBoolean();
        try {
            Optional<Digest> fingerprint =
                    in.readBoolean() ? Optional.of(ActionResultCodec.readDigest(in)) : Optional.empty();
            in.requireEnd();
            return new Entry(fingerprint, settled);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged: " + e.getMessage(), e);
        }
    }

    private Path file(String action) {
        return directory.resolve(SafeName.of(action));
    }
}
