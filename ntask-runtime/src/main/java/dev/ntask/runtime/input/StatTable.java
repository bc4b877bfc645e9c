package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier processes knew of files, in the bytes that it was kept in: it is searched where it lies, so that opening a
 * cache of many files takes no longer than reading it, and entries that nobody asks for cost nothing. Guarded by the cache
 * that holds it.
 *
 * <p>First come the slots, each where an entry begins, or 0; an entry is in the first free slot from its path's hash on.
 */
final class StatTable {
    /** All of an entry but the path. */
    static final int FIXED = 4 + 5 * 8 + 4 + 64 + 4;

    private static final int HASH = 0;
    private static final int SIZE = 4;
    private static final int MODIFIED = 12;
    private static final int CHANGED = 20;
    private static final int INODE = 28;
    private static final int READ_AT = 36;
    private static final int IDLE_SAVES = 44;
    private static final int DIGEST = 48;
    private static final int LENGTH = 112;

    /** In the place of the saves without use: it was used since. */
    private static final int USED = -1;

    private final byte[] bytes;
    private final int start;
    private final int slots;
    private final int end;

    /** Creates a table of the bytes between two places; the number of slots is a power of two, or 0 if there are no entries. */
    StatTable(byte[] bytes, int start, int slots, int end) {
        this.bytes = bytes;
        this.start = start;
        this.slots = slots;
        this.end = end;
    }

    /** How many slots a table for so many entries has: at most half of them are taken. */
    static int slotsFor(int entries) {
        return entries == 0 ? 0 : Integer.highestOneBit(entries) * 4;
    }

    /** The entry of a path, which counts as used from now on. */
    @Nullable
    StatEntry find(String path) {
        int entry = place(path);
        if (entry < 0) {
            return null;
        }
        int idleSaves = intAt(entry + IDLE_SAVES);
        put(entry + IDLE_SAVES, USED);
        return entry(entry, idleSaves);
    }

    /** Adds all entries of paths that a map does not have, those in use as such. */
    void addTo(Map<String, StatEntry> entries) {
        for (int slot = 0; slot < slots; slot++) {
            int entry = intAt(start + slot * 4);
            if (isEntry(entry)) {
                String path = path(entry);
                if (!entries.containsKey(path)) {
                    int idleSaves = intAt(entry + IDLE_SAVES);
                    StatEntry added = entry(entry, Math.max(0, idleSaves));
                    if (idleSaves == USED) {
                        added.use();
                    }
                    entries.put(path, added);
                }
            }
        }
    }

    private int place(String path) {
        int hash = path.hashCode();
        for (int tried = 0; tried < slots; tried++) {
            int entry = intAt(start + ((first(hash, slots) + tried) & (slots - 1)) * 4);
            if (!isEntry(entry)) {
                return -1;
            }
            if (intAt(entry + HASH) == hash && isAt(entry, path)) {
                return entry;
            }
        }
        return -1;
    }

    /** Where the search for a hash begins. */
    static int first(int hash, int slots) {
        return (hash ^ (hash >>> 15)) & (slots - 1);
    }

    /** Whoever writes by hand what a checksum agrees with shall not lead us astray either. */
    private boolean isEntry(int entry) {
        return entry >= start + slots * 4
                && entry <= end - FIXED
                && intAt(entry + LENGTH) >= 0
                && intAt(entry + LENGTH) <= end - FIXED - entry;
    }

    private boolean isAt(int entry, String path) {
        int length = intAt(entry + LENGTH);
        if (length == path.length()) {
            int i = 0;
            while (i < length && bytes[entry + FIXED + i] == path.charAt(i)) {
                i++;
            }
            if (i == length) {
                return true;
            }
        }
        return path(entry).equals(path);
    }

    private String path(int entry) {
        return new String(bytes, entry + FIXED, intAt(entry + LENGTH), StandardCharsets.UTF_8);
    }

    private StatEntry entry(int entry, int idleSaves) {
        FileStat stat = new FileStat(
                FileStat.Kind.FILE,
                longAt(entry + SIZE),
                longAt(entry + MODIFIED),
                longAt(entry + CHANGED),
                longAt(entry + INODE),
                0);
        String sha256 = new String(bytes, entry + DIGEST, 64, StandardCharsets.ISO_8859_1);
        return StatEntry.saved(stat, longAt(entry + READ_AT), sha256, idleSaves);
    }

    private int intAt(int at) {
        return Decoder.intAt(bytes, at);
    }

    private long longAt(int at) {
        return Decoder.longAt(bytes, at);
    }

    private void put(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }
}
