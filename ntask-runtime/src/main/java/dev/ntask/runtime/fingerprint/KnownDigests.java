package dev.ntask.runtime.fingerprint;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of each name the bytes that were hashed last, with their digest, so that what has not changed is compared
 * instead of hashed: a JVM that has just started compares a hundred times faster.
 *
 * <p>A digest is given only for the very bytes that it was computed of, to the last one. So the file may be older or newer
 * than anything else, or that of another project, and still says nothing wrong; a damaged one is empty.
 *
 * <p>Thread-safe.
 */
public final class KnownDigests {
    /** The letters {@code ntkd} and a version, to be raised with any change of the layout. */
    private static final long MAGIC = 0x6e746b64_00000001L;

    private static final int CHECKSUM = 4;

    /** What is not asked for in so many saves will hardly be asked for again. */
    private static final int MOST_IDLE_SAVES = 30;

    private final Path file;
    private final Map<String, Known> known = new HashMap<>();
    private boolean changed;

    /** Bytes, as a part of an array, and their digest. */
    private static final class Known {
        private final byte[] array;
        private final int start;
        private final int end;
        private final String sha256;

        /** How many times in a row the file was saved without a use. */
        private int idleSaves;

        private boolean used;

        Known(byte[] array, int start, int end, String sha256, int idleSaves) {
            this.array = array;
            this.start = start;
            this.end = end;
            this.sha256 = sha256;
            this.idleSaves = idleSaves;
        }

        boolean isOf(byte[] bytes) {
            return Arrays.equals(array, start, end, bytes, 0, bytes.length);
        }

        Digest digest() {
            return new Digest(sha256, (long) end - start);
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
        Known last = find(name);
        if (last != null && last.isOf(bytes)) {
            return last.digest();
        }
        Digest digest = Digest.of(bytes);
        Known fresh = new Known(bytes, 0, bytes.length, digest.sha256(), 0);
        fresh.used = true;
        put(name, fresh);
        return digest;
    }

    private synchronized @Nullable Known find(String name) {
        Known last = known.get(name);
        if (last != null) {
            last.used = true;
        }
        return last;
    }

    private synchronized void put(String name, Known fresh) {
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
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("not a file: " + file);
        }
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(directory, "known", ".tmp");
        try {
            Files.write(temporary, encode());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private byte[] encode() {
        forgetUnused();
        Encoder out = new Encoder().putLong(MAGIC).putInt(known.size());
        for (Map.Entry<String, Known> entry : known.entrySet()) {
            Known each = entry.getValue();
            out.putString(entry.getKey()).putString(each.sha256).putInt(each.idleSaves);
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
        for (int left = in.readCount(16); left > 0; left--) {
            String name = in.readString();
            String sha256 = in.readString();
            int idleSaves = in.readInt();
            int length = in.readCount(1);
            int start = in.skip(length);
            known.put(name, new Known(bytes, start, start + length, sha256, idleSaves));
        }
        in.requireEnd();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
