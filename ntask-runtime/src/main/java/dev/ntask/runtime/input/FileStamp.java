package dev.ntask.runtime.input;

/**
 * Tells whether a file was written between two looks, also if its content is then the same as before.
 *
 * @param path where it is, relative to the root and with slashes
 * @param modified when its content last changed; anybody can set it
 * @param changed when content or attributes last changed, which only the system sets
 * @param inode the number of the file; zero, as all else, if there is none
 */
public record FileStamp(String path, long modified, long changed, long inode) {
    static FileStamp of(String path, FileStat stat) {
        return new FileStamp(path, stat.modified(), stat.changed(), stat.inode());
    }

    /** The stamp of a directory above files that are looked at; its path ends in a slash. */
    static FileStamp ofDirectory(String path, FileStat stat) {
        return of(path + '/', stat);
    }

    /**
     * Tells whether a later stamp shows that somebody was there in between. What comes and goes in a directory gives it both
     * times anew, and files that matter have stamps of their own; another directory, or one that was moved away and back, has
     * another number, or only the time that the system sets.
     */
    public boolean wasTouchedBefore(FileStamp later) {
        if (!path.endsWith("/")) {
            return !equals(later);
        }
        return inode != later.inode || (changed != later.changed && modified == later.modified);
    }

    /** By hand: what a record brings is linked at the first call, which takes longer than the rest of a small build. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileStamp stamp
                && stamp.path.equals(path)
                && stamp.modified == modified
                && stamp.changed == changed
                && stamp.inode == inode;
    }

    @Override
    public int hashCode() {
        return path.hashCode() ^ Long.hashCode(inode ^ modified);
    }

    /** The stamp of a file that is not there. */
    static FileStamp none(String path) {
        return new FileStamp(path, 0, 0, 0);
    }
}
