package dev.ntask.runtime.fingerprint;

import dev.ntask.runtime.file.AtomicFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Remembers of each name the bytes that were hashed last, or of which what was hashed is made, with the digest, so that what
 * has not changed is compared instead of hashed: a JVM that has just started compares a hundred times faster.
 *
 * <p>A digest is given only for the very bytes that it was computed of, or that decide it, to the last one. So the file may be older or newer
 * than anything else, or that of another project, and still says nothing wrong; a damaged one is empty.
 *
 * <p>Thread-safe.
 */
public final class KnownDigests {
    /** The letters {@code ntkd} and a version, to be raised with any change of the layout. */
    private static final long MAGIC = 0x6e746b64_00000002L;

    private static final int CHECKSUM = 4;

    /** What is not asked for in so many saves will hardly be asked for again. */
    private static final int MOST_IDLE_SAVES = 30;

    private final Path file;
    private final Map<String, Known> known = new HashMap<>();
    private boolean changed;

    /** Bytes, as a part of an array, and what they stand for. */
    private static final class Known {
        private final byte[] array;
        private final int start;
        private final int end;
        private final Digest digest;

        /** How many times in a row the file was saved without a use. */
        private int idleSaves;

        private boolean used;

        Known(byte[] array, int start, int end, Digest digest, int idleSaves) {
            this.array = array;
            this.start = start;
            this.end = end;
            this.digest = digest;
            this.idleSaves = idleSaves;
        }

        boolean isOf(byte[] bytes) {
            return Arrays.equals(array, start, end, bytes, 0, bytes.length);
        }
    }

    /** Creates what was remembered in a file, which need not exist. */
    public KnownDigests(Path file) {
        this.file = file;
        try {
            read();
        } catch (IOException e) {
            // Whatever was read before that is gone with it.
            known.clear();
        }
    }

    /** Returns the digest of bytes, which are those of a name; they are not changed afterwards. */
    public Digest of(String name, byte[] bytes) {
        Optional<Digest> known = find(name, bytes);
        if (known.isPresent()) {
            return known.get();
        }
        Digest digest = Digest.of(bytes);
        put(name, bytes, digest);
        return digest;
    }

    /** Returns the digest that was put under a name with these very bytes. */
    public synchronized Optional<Digest> find(String name, byte[] bytes) {
        Known last = known.get(name);
        if (last == null) {
            return Optional.empty();
        }
        last.used = true;
        return last.isOf(bytes) ? Optional.of(last.digest) : Optional.empty();
    }

    /** Remembers a digest that is decided by bytes, which are not changed afterwards; a name has the last one. */
    public synchronized void put(String name, byte[] bytes, Digest digest) {
        Known fresh = new Known(bytes, 0, bytes.length, digest, 0);
        fresh.used = true;
        known.put(name, fresh);
        changed = true;
    }

    /**
     * Writes the file if there is anything new, in one step: a reader finds the old or the new one.
     *
     * @throws IOException if it cannot be written, which costs the next run some time and is otherwise harmless
     */
    public synchronized void save() throws IOException {
        if (!changed) {
            return;
        }
        changed = false;
        AtomicFiles.write(file, encode());
    }

    private byte[] encode() {
        forgetUnused();
        Encoder out = new Encoder().putLong(MAGIC).putInt(known.size());
        for (Map.Entry<String, Known> entry : known.entrySet()) {
            Known each = entry.getValue();
            out.putString(entry.getKey()).putString(each.digest.sha256());
            out.putLong(each.digest.size()).putInt(each.idleSaves);
            out.putBytes(Arrays.copyOfRange(each.array, each.start, each.end));
        }
        byte[] content = out.toBytes();
        return out.putInt(checksum(content, content.length)).toBytes();
    }

    private void forgetUnused() {
        Iterator<Known> all = known.values().iterator();
        while (all.hasNext()) {
            Known each = all.next();
            each.idleSaves = each.used ? 0 : each.idleSaves + 1;
            if (each.idleSaves > MOST_IDLE_SAVES) {
                all.remove();
            }
        }
    }

    private void read() throws IOException {
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file.toString())) {
            bytes = in.readAllBytes();
        }
        int end = bytes.length - CHECKSUM;
        if (end < 0 || new Decoder(bytes, end, bytes.length).readInt() != checksum(bytes, end)) {
            return;
        }
        Decoder in = new Decoder(bytes, 0, end);
        if (in.readLong() != MAGIC) {
            return;
        }
        for (int left = in.readCount(24); left > 0; left--) {
            String name = in.readString();
            Digest digest = digest(in.readString(), in.readLong());
            int idleSaves = in.readInt();
            int length = in.readCount(1);
            int start = in.skip(length);
            known.put(name, new Known(bytes, start, start + length, digest, idleSaves));
        }
        in.requireEnd();
    }

    private static Digest digest(String sha256, long size) throws IOException {
        try {
            return new Digest(sha256, size);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged: " + e.getMessage(), e);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
