package dev.ntask.runtime.input;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.fingerprint.Hasher;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project, as the patterns of its tasks mean them.
 *
 * <p>Paths are relative to the root, with slashes. Nothing called {@code .git} or {@code .ntask} ever matches, nor do the
 * directories of ntask's own state. Thread-safe.
 */
public final class Inputs {
    /** So many files are looked at by a program of the system, if there is one: that Java's own look takes longer than its start. */
    public static final int MANY = 1024;

    private final Path root;
    private final Set<String> stateDirectories = new TreeSet<>();
    private final StatCache statCache;
    private final KnownSelections known;
    private final Links links;

    /** The walk that all share until a body or a restore may have changed files; null before the first look. */
    private @Nullable Walk shared;

    /** Made when it is first needed; where nothing is to be done, it is not. */
    private @Nullable ReadAhead readAhead;

    /**
     * Creates the inputs of a project.
     *
     * @param root its absolute root
     * @param stateDirectories where ntask keeps what is its own; only what lies inside the root matters
     * @param statCache what is known of files read before
     * @param known what is known of patterns looked for before
     */
    public Inputs(Path root, List<Path> stateDirectories, StatCache statCache, KnownSelections known) {
        this.root = root;
        this.statCache = statCache;
        this.known = known;
        this.links = new Links(root, statCache);
        for (Path directory : stateDirectories) {
            Path absolute = root.resolve(directory).normalize();
            if (absolute.startsWith(root) && !absolute.equals(root)) {
                this.stateDirectories.add(SlashPath.of(root, absolute));
            }
        }
    }

    /**
     * The files that patterns mean, from the walk that all share; for a task before which nothing in this build can have
     * written its inputs.
     *
     * @throws InputException if one of them cannot be read, or what it is cannot be said
     */
    public InputSnapshot snapshot(GlobSet patterns) throws IOException {
        Walk walk = sharedWalk();
        InputSnapshot settled = settledSnapshot(patterns, walk.above());
        return settled != null ? settled : snapshot(patterns, walk, true);
    }

    /** The snapshot of files that are certain without a walk; null if they are not, or one of them is to be read. */
    private @Nullable InputSnapshot settledSnapshot(GlobSet patterns, String above) {
        SettledFiles settled = known.settled(root, key(texts(patterns)), above);
        if (settled == null) {
            return null;
        }
        List<InputFile> files = new ArrayList<>();
        for (SeenNode node : settled.files()) {
            Digest digest = statCache.known(node.path(), node.stat());
            if (digest == null) {
                return null;
            }
            files.add(
                    new InputFile(node.path(), Optional.of(digest), node.stat().executable(), Optional.empty()));
        }
        Collections.sort(files);
        return identityOf(files).equals(settled.identity())
                ? snapshot(files, unmatched(patterns, files), Optional.of(settled), settled.stamps())
                : null;
    }

    private static List<GlobPattern> unmatched(GlobSet patterns, List<InputFile> files) {
        List<GlobPattern> unmatched = new ArrayList<>();
        for (GlobPattern pattern : patterns.patterns()) {
            if (!pattern.negated() && !matchesAny(pattern, files)) {
                unmatched.add(pattern);
            }
        }
        return unmatched;
    }

    private static boolean matchesAny(GlobPattern pattern, List<InputFile> files) {
        for (InputFile file : files) {
            if (pattern.covers(file.path(), false)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(GlobSet patterns) {
        List<String> texts = new ArrayList<>();
        for (GlobPattern pattern : patterns.patterns()) {
            texts.add(pattern.text());
        }
        return texts;
    }

    /**
     * Tells whether nobody was at the files of a snapshot since, nor at what decides which they are, by a look at this very
     * moment; false if that is not certain.
     */
    public boolean isUntouched(InputSnapshot before) {
        return before.settled().isPresent() && before.settled().get().isUntouched(root);
    }

    /**
     * The identity of the snapshot that {@link #snapshot} would return for some patterns, if it is certain without one:
     * everything that decides it looks as it did in an earlier run.
     *
     * @throws InputException if an ignore file above the root cannot be read
     */
    public Optional<String> identity(List<String> patterns) throws IOException {
        return Optional.ofNullable(known.find(root, key(patterns), sharedWalk().above()));
    }

    /**
     * Begins to look, if they are many, at the files that some lists of patterns meant in an earlier run, and at those that
     * were remembered by some names, so that {@link #identity} and {@link #identityOfFiles} need not; to be called before
     * anything is asked for or run.
     */
    public void lookAhead(List<List<String>> patterns, List<String> names) {
        known.lookAhead(root, keys(patterns, names));
    }

    /** The names of what some lists of patterns select, and of the files that were remembered by some names. */
    List<String> keys(List<List<String>> patterns, List<String> names) {
        List<String> keys = new ArrayList<>(patterns.size() + names.size());
        for (List<String> each : patterns) {
            keys.add(key(each));
        }
        for (String name : names) {
            keys.add(nameOfFiles(name));
        }
        return keys;
    }

    /** Begins to tell how everything looks that decides something. */
    public Looks looks() {
        return new Looks(this, root, known);
    }

    /** Tells whether the ignore files above the root say what they said when this run first asked. */
    boolean isAbove(WorkTree tree) throws InputException {
        return sharedWalk().above().equals(tree.state());
    }

    /**
     * Looks at files and directories, so that what they are can be remembered by a name.
     *
     * @param files paths relative to the root
     * @param directories paths relative to the root of others; those above all of them are looked at in any case
     * @return empty if that is not possible
     */
    public Optional<SeenFiles> see(List<String> files, List<String> directories) {
        return Optional.ofNullable(SeenFiles.of(root, known, files, directories));
    }

    /**
     * How a directory looks now, which need not be in the project: something else as soon as a name in it comes, goes or is
     * given to another file.
     *
     * @throws IOException if it cannot be looked at
     */
    public byte[] lookOf(Path directory) throws IOException {
        return encoded(FileStat.of(directory));
    }

    /** As {@link #lookOf}; empty if a change of the directory after now may not show. */
    public Optional<byte[]> settledLookOf(Path directory) throws IOException {
        long begun = known.now();
        FileStat stat = FileStat.of(directory);
        return known.isSettled(directory, stat, begun) ? Optional.of(encoded(stat)) : Optional.empty();
    }

    private static byte[] encoded(FileStat stat) {
        return new Encoder()
                .putLong(stat.inode())
                .putLong(stat.modified())
                .putLong(stat.changed())
                .toBytes();
    }

    /** What was remembered by a name, if all of its files look as they did. */
    public Optional<String> identityOfFiles(String name) {
        return Optional.ofNullable(known.find(root, nameOfFiles(name), ""));
    }

    /** Names files that no patterns mean: the name of a selection begins with a number. */
    static String nameOfFiles(String name) {
        return "files of " + name;
    }

    /**
     * The files that patterns mean at this very moment.
     *
     * @throws InputException if one of them cannot be read, or what it is cannot be said
     */
    public InputSnapshot snapshotNow(GlobSet patterns) throws IOException {
        return snapshot(patterns, newWalk(), false);
    }

    /** Makes the next shared snapshot look again; to be called when a body or a restore has finished. */
    public synchronized void invalidate() {
        shared = null;
        known.forgetLooks();
    }

    /** The stamps of files at this very moment; what cannot be looked at counts as missing. Paths are relative to the root. */
    public List<FileStamp> stampsNow(List<String> paths) {
        List<FileStamp> stamps = new ArrayList<>(paths.size());
        for (String path : paths) {
            try {
                stamps.add(FileStamp.of(path, FileStat.of(root.resolve(path))));
            } catch (IOException e) {
                stamps.add(FileStamp.none(path));
            }
        }
        return stamps;
    }

    /** The cache that digests come from. */
    public StatCache statCache() {
        return statCache;
    }

    private synchronized Walk sharedWalk() throws InputException {
        if (shared == null) {
            shared = newWalk(null, known);
        }
        return shared;
    }

    private synchronized ReadAhead readAhead() {
        if (readAhead == null) {
            readAhead = new ReadAhead(statCache, Runtime.getRuntime().availableProcessors());
        }
        return readAhead;
    }

    private Walk newWalk() throws InputException {
        return newWalk(null, null);
    }

    private Walk newWalk(@Nullable DirectoryVisitor visitor, @Nullable KnownSelections seen) throws InputException {
        long begun = known.now();
        return new Walk(root, WorkTree.around(root), stateDirectories, begun, visitor, seen);
    }

    /**
     * Begins a look at everything that some lists of patterns mean at this very moment.
     *
     * @param visitor is told of each directory in which a change could matter
     * @throws InputException if the ignore files above the root cannot be read
     */
    public Survey survey(DirectoryVisitor visitor) throws InputException {
        List<Path> above = WorkTree.directoriesAbove(root);
        for (Path directory : above) {
            visitor.visit(directory);
        }
        Walk walk = newWalk(visitor, null);
        for (Path directory : above) {
            Path file = root.relativize(directory.resolve(".gitignore"));
            walk.noteIgnoreFile(file.toString().replace('\\', '/'), WorkTree.ignoreFile(directory));
        }
        return new Survey(this, walk);
    }

    /** The files that patterns mean in a walk of its own. */
    InputSnapshot snapshot(GlobSet patterns, Walk walk) throws IOException {
        return snapshot(patterns, walk, false);
    }

    private InputSnapshot snapshot(GlobSet patterns, Walk walk, boolean learning) throws IOException {
        Selection selection;
        List<SeenNode> nodes;
        synchronized (walk) {
            selection = Selection.of(walk, patterns);
            nodes = learning ? selection.nodes() : null;
        }
        List<InputFile> files = new ArrayList<>(selection.files().size());
        List<FileStamp> stamps = new ArrayList<>(selection.files().size());
        if (walk.isVisited()) {
            visitTargets(selection.files(), walk);
        }
        @Nullable Digest[] digests = readAhead().digests(selection.files());
        for (int i = 0; i < digests.length; i++) {
            addInput(files, stamps, selection.files().get(i), digests[i]);
        }
        addDirectories(selection.files(), stamps);
        Collections.sort(files);
        // A file that was removed meanwhile is no input; then the directory does not look as it did.
        boolean complete = files.size() == selection.files().size();
        Optional<SettledFiles> settled =
                complete && nodes != null ? learn(patterns, files, walk, nodes) : Optional.empty();
        return snapshot(files, selection.unmatched(), settled, stamps);
    }

    private static InputSnapshot snapshot(
            List<InputFile> files,
            List<GlobPattern> unmatched,
            Optional<SettledFiles> settled,
            List<FileStamp> stamps) {
        List<String> texts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (GlobPattern pattern : unmatched) {
            texts.add(pattern.text());
            if (pattern.isLiteral()) {
                missing.add(pattern.text());
            }
        }
        return new InputSnapshot(files, texts, missing, settled, stamps);
    }

    /** Remembers what patterns mean, if a later look can tell whether they still do, and returns that. */
    private Optional<SettledFiles> learn(GlobSet patterns, List<InputFile> files, Walk walk, List<SeenNode> nodes) {
        for (SeenNode node : nodes) {
            if (!known.isSettled(root.resolve(node.path()), node.stat(), walk.begun())) {
                return Optional.empty();
            }
        }
        String identity = identityOf(files);
        learn(key(texts(patterns)), walk, identity, nodes);
        return Optional.of(new SettledFiles(walk.above(), identity, nodes));
    }

    private synchronized void learn(String key, Walk walk, String identity, List<SeenNode> nodes) {
        if (walk == shared) {
            known.learn(key, walk.above(), identity, nodes);
        } else {
            // Since it began, all is looked at anew: only later processes can tell what that look is worth.
            known.learnForLater(key, walk.above(), identity, nodes);
        }
    }

    private static String identityOf(List<InputFile> files) {
        Hasher hasher = new Hasher().putInt(files.size());
        for (InputFile file : files) {
            hasher.putString(file.path()).putBoolean(file.executable());
            hasher.putString(file.digest().orElseThrow().sha256());
        }
        return hasher.digest();
    }

    /** Names a selection: the patterns, and what never matches any. */
    private String key(List<String> patterns) {
        StringBuilder key = new StringBuilder();
        for (String pattern : patterns) {
            key.append(pattern.length()).append(':').append(pattern);
        }
        for (String directory : stateDirectories) {
            key.append('-').append(directory.length()).append(':').append(directory);
        }
        return key.toString();
    }

    /** What a link leads to may lie where no pattern does. */
    private static void visitTargets(List<Entry> files, Walk walk) throws InputException {
        for (Entry entry : files) {
            FileStat stat = entry.stat();
            if (stat != null && stat.kind() == FileStat.Kind.LINK) {
                walk.visit(Links.directoryOfTarget(entry));
            }
        }
    }

    /** Adds the stamps of all directories above some files. */
    private static void addDirectories(List<Entry> files, List<FileStamp> stamps) throws InputException {
        Set<Directory> seen = new HashSet<>();
        for (Entry file : files) {
            Directory directory = file.parent();
            Entry self = directory.self();
            while (self != null && seen.add(directory)) {
                FileStat stat = self.stat();
                if (stat != null) {
                    stamps.add(FileStamp.ofDirectory(self.path(), stat));
                }
                directory = self.parent();
                self = directory.self();
            }
        }
    }

    private void addInput(List<InputFile> files, List<FileStamp> stamps, Entry entry, @Nullable Digest known)
            throws IOException {
        FileStat stat = entry.stat();
        if (stat == null) {
            return;
        }
        try {
            if (stat.kind() == FileStat.Kind.LINK) {
                files.add(links.read(entry, stamps));
            } else {
                Digest digest = known != null ? known : statCache.digest(entry.path(), entry.file(), stat);
                files.add(new InputFile(entry.path(), Optional.of(digest), stat.executable(), Optional.empty()));
            }
            stamps.add(FileStamp.of(entry.path(), stat));
        } catch (NoSuchFileException e) {
            // It was removed since it was listed: then it is no input.
        } catch (InputException e) {
            throw e;
        } catch (IOException e) {
            throw InputException.unreadable(entry.path(), e);
        }
    }
}
