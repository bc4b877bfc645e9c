package dev.ntask.runtime.store.disk;

import dev.ntask.NtaskException;
import dev.ntask.runtime.store.History;
import dev.ntask.runtime.store.Notes;
import dev.ntask.runtime.store.Results;
import dev.ntask.runtime.store.SafeName;
import dev.ntask.runtime.store.StoreLock;
import dev.ntask.runtime.store.TaskLocks;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The directory in which ntask keeps everything of a project ({@code .ntask}); alone knows what lies where.
 *
 * <pre>
 * cas/ab/abcd…     blobs by digest          ac/ab/abcd…   results by fingerprint
 * latest/…         what each action left    locks/…       one file per task, and one for the store
 * quarantine/…     what was damaged         tmp/…         files being written
 * </pre>
 *
 * <p>A directory outside the project may serve several, and then each has its own {@code latest}, {@code locks} and whatever
 * else tells of its files, below {@code projects/}. Contents and results are the same for all, but for results that depend on
 * what was there before: they are in an {@code ac} of the project's own.
 */
public final class StateDirectory {
    private static final String PROJECTS = "projects";
    private static final String RESULTS = "ac";
    private static final String TAG_NAME = "CACHEDIR.TAG";
    private static final String IGNORE_NAME = ".gitignore";

    private static final String TAG = """
            Signature: 8a477f597d28d172789f06886806bc55
            # This directory is a cache made by ntask; back-up programs may leave it out.
            """;

    private final Path path;
    private final Path own;

    /** Names the directory of one project; nothing is created yet. */
    public StateDirectory(Path path) {
        this(path, path);
    }

    private StateDirectory(Path path, Path own) {
        this.path = path;
        this.own = own;
    }

    /**
     * Names the directory of a project, which others may use as well; nothing is created yet.
     *
     * @param path the directory, absolute
     * @param root the project's root, absolute
     */
    public static StateDirectory of(Path path, Path root) {
        boolean alone = path.startsWith(root) && !Files.isSymbolicLink(path);
        return new StateDirectory(path, alone ? path : path.resolve(PROJECTS).resolve(SafeName.of(root.toString())));
    }

    /** Returns where what tells of this project's own files is kept; it may not be there yet. */
    public Path own() {
        return own;
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Creates the directory with what tells git and back-up programs to pass it over; cheap if it is there. */
    public void create() throws IOException {
        Path tag = path.resolve(TAG_NAME);
        if (Files.exists(tag)) {
            return;
        }
        refuseForeign();
        Files.createDirectories(path);
        // Written in place: nobody has a share in the store yet, so a collection would take what waits to be moved for
        // left over.
        Path ignore = path.resolve(IGNORE_NAME);
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
        // A crash before this leaves a directory that is created again.
        Files.writeString(tag, TAG);
    }

    /** A directory that has other things in it stays as it is: {@code clean --all} would remove them. */
    private void refuseForeign() throws IOException {
        if (path.endsWith(".ntask") || !Files.exists(path)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, entry -> !entry.endsWith(IGNORE_NAME))) {
            // Another process may create it at this moment: then the tag is there before anything else is.
            if (entries.iterator().hasNext() && !Files.exists(path.resolve(TAG_NAME))) {
                throw new NtaskException("the cache directory " + path
                        + " holds files that are not ntask's; set cache_dir to a directory of its own");
            }
        }
    }

    /** Returns the content store in it. */
    public DiskContentStore contents() {
        return new DiskContentStore(blobs(), new Quarantine(quarantine()), temporary());
    }

    /**
     * Returns the action cache in it, which reports damaged entries.
     *
     * @param clock dates the use of results
     */
    public DiskActionCache actions(Notes notes, Clock clock) {
        return new DiskActionCache(path.resolve(RESULTS), new Quarantine(quarantine()), temporary(), notes, clock);
    }

    /**
     * Returns the project's results: those that everybody may find who uses this directory, and its own.
     *
     * @param clock dates the use of results
     */
    public Results results(Notes notes, Clock clock) {
        DiskActionCache actions = actions(notes, clock);
        DiskActionCache ownActions = own.equals(path)
                ? actions
                : new DiskActionCache(own.resolve(RESULTS), new Quarantine(quarantine()), temporary(), notes, clock);
        return new Results(contents(), actions, ownActions, history(), notes);
    }

    /** Returns what each action last left in the project. */
    public History history() {
        return new History(historyDirectory(), temporary());
    }

    /** Returns where that is kept; its times change with each change of it. */
    public Path historyDirectory() {
        return own.resolve("latest");
    }

    /** Returns the locks of this directory; one object per process, which says its number. */
    public TaskLocks locks(long pid) {
        return new TaskLocks(own.resolve("locks"), pid);
    }

    /** Returns the lock between those who use the store and those who remove from it; one object per process. */
    public StoreLock lock() {
        return new StoreLock(path.resolve("locks").resolve("store"));
    }

    Path blobs() {
        return path.resolve("cas");
    }

    /** Returns all results: those for everybody, and those of each project alone. */
    List<StoredFile> storedResults() throws IOException {
        List<StoredFile> results = StoredFile.in(path.resolve(RESULTS));
        for (Path project : StoredFile.entries(projects())) {
            results.addAll(StoredFile.in(project.resolve(RESULTS)));
        }
        results.sort(Comparator.comparing(StoredFile::name));
        return results;
    }

    Path quarantine() {
        return path.resolve("quarantine");
    }

    Path projects() {
        return path.resolve(PROJECTS);
    }

    /** Returns where files being written wait for their move. */
    public Path temporary() {
        return path.resolve("tmp");
    }

    /** Counts what is stored. */
    public Statistics statistics() throws IOException {
        return Statistics.of(this);
    }

    /** Reads and hashes everything stored, and moves aside what is bad; others may use the store meanwhile. */
    public Verification verify() throws IOException {
        return Verification.of(this);
    }

    /** Removes what goes beyond limits, and what nobody needs; the caller has the store alone. */
    public Collected collect(StoreLimits limits, Instant now) throws IOException {
        return Collected.of(this, limits, now);
    }

    /** Collects if that was not done lately, something goes beyond the limits, and nobody uses the store. */
    public Optional<Collected> collectIfDue(StoreLimits limits, Instant now) throws IOException {
        return new DueCollection(this, limits, now).run();
    }

    /** Forgets every result, so that each task runs again; the blobs stay, so that storing them again costs little. */
    public void cleanEntries() throws IOException {
        // Also other projects look nothing up where they know a build, and would not miss their results.
        for (Path project : StoredFile.entries(projects())) {
            Trees.delete(project.resolve("builds"));
        }
        Trees.delete(own.resolve("builds"));
        Trees.delete(own.resolve("answers"));
        Trees.delete(path.resolve(RESULTS));
        Trees.delete(own.resolve(RESULTS));
        Trees.delete(historyDirectory());
    }

    /**
     * Removes the whole directory.
     *
     * @return what could not be removed because this process uses it (only on Windows: the jars it runs from)
     */
    public List<Path> cleanAll() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        refuseForeign();
        // Results first: a crash in between leaves blobs without entries, never entries without blobs.
        cleanEntries();
        return Trees.deleteUnlessInUse(path);
    }
}
