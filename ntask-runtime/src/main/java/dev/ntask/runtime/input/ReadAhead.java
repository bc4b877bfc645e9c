package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that the stat cache does not know on all cores, before they are asked for one after the other.
 *
 * <p>Whoever calls reads, too, with the help of a few threads. These are shared by all who call at the same time, so that no
 * more than one for each core but one ever helps. Thread-safe.
 */
final class ReadAhead {
    /** For less than this, one thread is done before others have begun. */
    private static final long LEAST_BYTES = 4 << 20;

    /** As long as it takes to read and hash so many bytes, so long it takes to open a file, and to look at it twice. */
    private static final long FILE_BYTES = 64 << 10;

    private final StatCache statCache;
    private final int mostHelpers;
    private int helpers;

    /**
     * Creates what reads ahead.
     *
     * @param cores how many threads may read for one who calls, this one included
     */
    ReadAhead(StatCache statCache, int cores) {
        this.statCache = statCache;
        this.mostHelpers = cores - 1;
    }

    /**
     * The digests of the regular files among some entries that were looked at before, each in its entry's place.
     *
     * <p>Null is that of a link, of a file that could not be read, and of all that is not known where too little is to be
     * read; for these the cache must be asked. So an error is found where it would be found without this. An interrupt
     * makes no difference to reading, as ever, and is still to be seen after it.
     */
    @Nullable
    Digest[] digests(List<Entry> entries) throws InputException {
        @Nullable Digest[] digests = new Digest[entries.size()];
        List<Integer> unknown = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < digests.length; i++) {
            FileStat stat = entries.get(i).stat();
            if (stat != null && stat.kind() == FileStat.Kind.FILE) {
                digests[i] = statCache.known(entries.get(i).path(), stat);
                if (digests[i] == null) {
                    unknown.add(i);
                    bytes += FILE_BYTES + stat.size();
                }
            }
        }
        if (unknown.size() > 1 && bytes >= LEAST_BYTES && mostHelpers > 0) {
            new Batch(entries, unknown, digests).read();
        }
        return digests;
    }

    private synchronized boolean takeHelper() {
        if (helpers == mostHelpers) {
            return false;
        }
        helpers++;
        return true;
    }

    private synchronized void giveBackHelper() {
        helpers--;
    }

    /** What one call reads. Each thread takes the next file that nobody has taken, and writes into its place only. */
    private final class Batch {
        private final List<Entry> entries;
        private final List<Integer> unknown;
        private final @Nullable Digest[] digests;
        private final AtomicInteger taken = new AtomicInteger();
        private final List<LookThread> helping = new ArrayList<>();

        Batch(List<Entry> entries, List<Integer> unknown, @Nullable Digest[] digests) {
            this.entries = entries;
            this.unknown = unknown;
            this.digests = digests;
        }

        /** Reads on the thread that calls. Others may have to wait for helpers: these are asked for before each file. */
        void read() {
            do {
                callHelpers();
            } while (readNext());
            awaitHelpers();
        }

        private void callHelpers() {
            while (taken.get() + 1 < unknown.size() && takeHelper()) {
                Helper helper = new Helper();
                helping.add(helper);
                helper.start();
            }
        }

        private boolean readNext() {
            int next = taken.getAndIncrement();
            if (next >= unknown.size()) {
                return false;
            }
            int place = unknown.get(next);
            Entry entry = entries.get(place);
            try {
                digests[place] = statCache.read(entry.path(), entry.file());
            } catch (NoSuchFileException e) {
                // It was removed since it was listed: then it is no input.
            } catch (IOException e) {
                // Nobody will ask for what comes behind it.
                stop();
            }
            return true;
        }

        private void stop() {
            taken.set(unknown.size());
        }

        private void awaitHelpers() {
            for (LookThread helper : helping) {
                helper.end();
            }
        }

        private final class Helper extends LookThread {
            Helper() {
                super("ntask reading files");
            }

            @Override
            public void run() {
                try {
                    while (readNext()) {}
                } finally {
                    giveBackHelper();
                }
            }
        }
    }
}
