package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Digest;

/**
 * What is remembered of one file, whose times lay so far before the read that any write since would show. Guarded by the
 * cache that holds it.
 */
final class StatEntry {
    private final FileStat stat;

    /** When the read began, in nanoseconds since the epoch. */
    private final long readAt;

    private final String sha256;

    /** How many times in a row the cache was saved without a use of this entry. */
    private int idleSaves;

    private boolean used;
    private boolean distrusted;

    private StatEntry(FileStat stat, long readAt, String sha256, int idleSaves, boolean used) {
        this.stat = stat;
        this.readAt = readAt;
        this.sha256 = sha256;
        this.idleSaves = idleSaves;
        this.used = used;
    }

    /** An entry for a file that was just read. */
    static StatEntry fresh(FileStat stat, long readAt, String sha256) {
        return new StatEntry(stat, readAt, sha256, 0, true);
    }

    /** An entry that an earlier process left. */
    static StatEntry saved(FileStat stat, long readAt, String sha256, int idleSaves) {
        return new StatEntry(stat, readAt, sha256, idleSaves, false);
    }

    FileStat stat() {
        return stat;
    }

    long readAt() {
        return readAt;
    }

    String sha256() {
        return sha256;
    }

    Digest digest() {
        return new Digest(sha256, stat.size());
    }

    void use() {
        used = true;
    }

    void distrust() {
        distrusted = true;
    }

    /**
     * Whether the digest is that of a file with this stat. Permissions do not matter to content, and a change of them
     * shows in the time of change anyway.
     */
    boolean isTrusted(FileStat now) {
        return !distrusted
                && now.kind() == FileStat.Kind.FILE
                && now.size() == stat.size()
                && now.modified() == stat.modified()
                && now.changed() == stat.changed()
                && now.inode() == stat.inode();
    }

    /** Without a time of change, only this process knows that a body may have written the file and set its time back. */
    boolean isWorthSaving() {
        return !distrusted || stat.changed() != FileStat.NO_CTIME;
    }

    /** Counts one save of the cache and returns how many went by without a use since. */
    int countSave() {
        idleSaves = used ? 0 : idleSaves + 1;
        used = false;
        return idleSaves;
    }

    int idleSaves() {
        return idleSaves;
    }
}
