package dev.ntask.runtime.input;

import dev.ntask.runtime.file.AtomicFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * How the stat cache is kept: a header with the time of writing, the entries as a {@link StatTable}, and a checksum over all
 * of it. What does not fit in any way is not there.
 */
final class StatCacheFile {
    /** The letters {@code ntsc} and a version, to be raised with any change of meaning. */
    private static final long MAGIC = 0x6e747363_00000002L;

    private static final int HEADER = 8 + 8 + 4;
    private static final int CHECKSUM = 4;

    /** A file not asked for in so many saves is probably gone. */
    private static final int MOST_IDLE_SAVES = 30;

    /** What is known where nothing is known. */
    static final StatTable NO_ENTRIES = new StatTable(new byte[0], 0, 0, 0);

    private StatCacheFile() {}

    static StatTable read(Path file, long now) {
        // A plain stream loads fewer classes than Files does.
        try (FileInputStream in = new FileInputStream(file.toString())) {
            byte[] bytes = in.readAllBytes();
            if (bytes.length >= HEADER + CHECKSUM && isWhole(bytes)) {
                return table(bytes, now);
            }
        } catch (IOException e) {
            // A cache that cannot be read is an empty one.
        }
        return NO_ENTRIES;
    }

    private static boolean isWhole(byte[] bytes) {
        int end = bytes.length - CHECKSUM;
        return ByteBuffer.wrap(bytes).getInt(end) == checksum(bytes, end);
    }

    private static StatTable table(byte[] bytes, long now) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // Written in the future means that the clock went backwards since.
        if (in.getLong() != MAGIC || in.getLong() > now) {
            return NO_ENTRIES;
        }
        int slots = in.getInt();
        int end = bytes.length - CHECKSUM;
        boolean fits = slots >= 0 && slots <= (end - HEADER) / 4 && (slots & (slots - 1)) == 0;
        return fits ? new StatTable(bytes, HEADER, slots, end) : NO_ENTRIES;
    }

    static void write(Path file, Map<String, StatEntry> entries, long now) throws IOException {
        byte[] bytes = encode(entries, now);
        // A crash leaves the old file, or the new one.
        AtomicFiles.write(file, bytes);
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
                length = Math.addExact(length, StatTable.FIXED + path.length);
            }
        }
        int slots = StatTable.slotsFor(kept.size());
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(length, slots * 4));
        out.putLong(MAGIC).putLong(now).putInt(slots).position(HEADER + slots * 4);
        for (int i = 0; i < kept.size(); i++) {
            int hash = kept.get(i).getKey().hashCode();
            out.putInt(HEADER + 4 * freeSlot(out, hash, slots), out.position());
            put(out.putInt(hash), kept.get(i).getValue());
            out.putInt(paths.get(i).length).put(paths.get(i));
        }
        out.putInt(checksum(out.array(), out.position()));
        return out.array();
    }

    private static int freeSlot(ByteBuffer out, int hash, int slots) {
        int slot = StatTable.first(hash, slots);
        while (out.getInt(HEADER + 4 * slot) != 0) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot;
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
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
