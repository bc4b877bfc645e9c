package dev.ntask.runtime.input;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * How the stat cache is kept: a header with the time of writing, the entries, and a checksum over all of it. What does
 * not fit in any way is not there.
 */
final class StatCacheFile {
    /** The letters {@code ntsc} and a version, to be raised with any change of meaning. */
    private static final long MAGIC = 0x6e747363_00000001L;

    private static final int HEADER = 8 + 8 + 4;
    private static final int CHECKSUM = 4;

    /** All of an entry but the path: five numbers, the saves without use, the digest in hexadecimal, a length. */
    private static final int FIXED = 5 * 8 + 4 + 64 + 4;

    /** A file not asked for in so many saves is probably gone. */
    private static final int MOST_IDLE_SAVES = 30;

    private StatCacheFile() {}

    static Map<String, StatEntry> read(Path file, long now) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length >= HEADER + CHECKSUM && isWhole(bytes)) {
                return parse(bytes, now);
            }
        } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
            // A cache that cannot be read is an empty one.
        }
        return StatCache.noEntries();
    }

    private static boolean isWhole(byte[] bytes) {
        int end = bytes.length - CHECKSUM;
        return ByteBuffer.wrap(bytes).getInt(end) == checksum(bytes, end);
    }

    private static Map<String, StatEntry> parse(byte[] bytes, long now) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - CHECKSUM);
        // Written in the future means that the clock went backwards since.
        if (in.getLong() != MAGIC || in.getLong() > now) {
            return StatCache.noEntries();
        }
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / FIXED) {
            return StatCache.noEntries();
        }
        Map<String, StatEntry> entries = new HashMap<>(count * 4 / 3 + 16);
        for (int i = 0; i < count; i++) {
            String path = string(bytes, in, in.getInt());
            long size = in.getLong();
            long modified = in.getLong();
            long changed = in.getLong();
            long inode = in.getLong();
            long readAt = in.getLong();
            int idleSaves = in.getInt();
            String sha256 = string(bytes, in, 64);
            FileStat stat = new FileStat(FileStat.Kind.FILE, size, modified, changed, inode, 0);
            entries.put(path, StatEntry.saved(stat, readAt, sha256, idleSaves));
        }
        return entries;
    }

    private static String string(byte[] bytes, ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    static void write(Path file, Map<String, StatEntry> entries, long now) throws IOException {
        byte[] bytes = encode(entries, now);
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("not a file: " + file);
        }
        Files.createDirectories(directory);
        Path temporary = Files.createTempFile(directory, "stat-cache", ".tmp");
        try {
            Files.write(temporary, bytes);
            // A crash before this line leaves the old cache and a stray file; after it, the new cache.
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static byte[] encode(Map<String, StatEntry> entries, long now) {
        List<Map.Entry<String, StatEntry>> kept = new ArrayList<>(entries.size());
        List<byte[]> paths = new ArrayList<>(entries.size());
        int length = HEADER + CHECKSUM;
        for (Map.Entry<String, StatEntry> entry : entries.entrySet()) {
            if (entry.getValue().countSave() <= MOST_IDLE_SAVES
                    && entry.getValue().isWorthSaving()) {
                byte[] path = entry.getKey().getBytes(StandardCharsets.UTF_8);
                kept.add(entry);
                paths.add(path);
                length = Math.addExact(length, FIXED + path.length);
            }
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putLong(MAGIC).putLong(now).putInt(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            out.putInt(paths.get(i).length).put(paths.get(i));
            put(out, kept.get(i).getValue());
        }
        out.putInt(checksum(out.array(), length - CHECKSUM));
        return out.array();
    }

    private static void put(ByteBuffer out, StatEntry entry) {
        FileStat stat = entry.stat();
        out.putLong(stat.size())
                .putLong(stat.modified())
                .putLong(stat.changed())
                .putLong(stat.inode());
        out.putLong(entry.readAt()).putInt(entry.idleSaves());
        out.put(entry.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
