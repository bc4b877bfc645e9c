package dev.ntask.runtime.input;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one list of patterns means in a walk.
 *
 * <p>Files that ignore files exclude are left out, unless the pattern itself begins in what is ignored: whoever writes
 * {@code build/classes/**} means it. A link to a directory is entered only where a pattern spells out its path.
 */
final class Selection {
    private final Walk walk;
    private final GlobSet patterns;

    /** The patterns that also match ignored files, with all negated ones. */
    private final GlobSet evenIgnored;

    /** The literal beginnings of the patterns. */
    private final List<String> spelledOut = new ArrayList<>();

    private final List<Entry> files = new ArrayList<>();
    private final boolean[] matched;
    private int unmatched;

    private final Asked asked = new Asked();

    /** Whether something else than the times of files and of these directories decides it. */
    private boolean unstable;

    private Selection(Walk walk, GlobSet patterns) throws InputException {
        this.walk = walk;
        this.patterns = patterns;
        this.matched = new boolean[patterns.patterns().size()];
        for (GlobPattern pattern : patterns.patterns()) {
            if (!pattern.negated()) {
                unmatched++;
                spelledOut.add(spelledOut(pattern));
            }
        }
        this.evenIgnored = evenIgnored();
    }

    static Selection of(Walk walk, GlobSet patterns) throws InputException {
        Selection selection = new Selection(walk, patterns);
        if (patterns.mayMatchBelow("")) {
            selection.visit(walk.top());
        }
        return selection;
    }

    /** The files and links. */
    List<Entry> files() {
        return files;
    }

    /** The patterns that match none of the files. */
    List<GlobPattern> unmatched() {
        List<GlobPattern> result = new ArrayList<>(unmatched);
        for (int i = 0; i < matched.length; i++) {
            GlobPattern pattern = patterns.patterns().get(i);
            if (!matched[i] && !pattern.negated()) {
                result.add(pattern);
            }
        }
        return result;
    }

    /**
     * All that decides which files these are and what is in them, as it was seen: the directories that were listed, each
     * behind the one that it is in, then ignore files and files. Null if more than that decides.
     */
    @Nullable
    List<SeenNode> nodes() throws InputException {
        return unstable ? null : asked.nodes(files);
    }

    private void visit(Directory directory) throws InputException {
        asked.enter(directory);
        for (Entry entry : entriesOf(directory)) {
            boolean asFile = patterns.matches(entry.bytes(), false);
            if (asFile || patterns.mayMatchBelow(entry.bytes())) {
                FileStat stat = entry.stat();
                if (stat != null) {
                    visit(entry, stat.kind(), asFile);
                } else {
                    unstable = true;
                }
            }
        }
    }

    /** What may matter in a directory: all of it, or what the patterns spell out, however much there is beside it. */
    private List<Entry> entriesOf(Directory directory) throws InputException {
        Optional<SortedSet<String>> names = patterns.namesIn(directory.path());
        if (names.isEmpty()) {
            return asked.list(directory);
        }
        List<Entry> entries = new ArrayList<>();
        for (String name : names.get()) {
            Entry entry = asked.find(directory, name);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void visit(Entry entry, FileStat.Kind kind, boolean asFile) throws InputException {
        switch (kind) {
            case DIRECTORY -> visitDirectory(entry);
            case FILE -> {
                if (asFile) {
                    addFile(entry);
                }
            }
            case LINK -> {
                // Where it leads may change without it.
                unstable = true;
                if (isSpelledOut(entry.path()) && leadsToDirectory(entry)) {
                    files.add(requireText(entry));
                    visit(entry.directory());
                } else if (asFile) {
                    addFile(entry);
                }
            }
            case OTHER -> visitSpecial(entry, asFile);
        }
    }

    private void visitDirectory(Entry entry) throws InputException {
        if (effective(entry).mayMatchBelow(entry.bytes())) {
            visit(requireText(entry).directory());
        }
    }

    private void addFile(Entry entry) throws InputException {
        GlobSet effective = effective(entry);
        if (effective == patterns || effective.matches(entry.bytes(), false)) {
            files.add(requireText(entry));
            noteMatches(entry);
        }
    }

    /** A glob does not mean pipes and sockets; a pattern that names one does, but it has no content to hash. */
    private void visitSpecial(Entry entry, boolean asFile) throws InputException {
        if (asFile && spelledOut.contains(entry.path())) {
            throw new InputException(entry.path(), entry.path() + " is neither a file nor a directory");
        }
    }

    private GlobSet effective(Entry entry) throws InputException {
        return entry.isIgnored() ? evenIgnored : patterns;
    }

    private void noteMatches(Entry entry) {
        for (int i = 0; i < matched.length && unmatched > 0; i++) {
            GlobPattern pattern = patterns.patterns().get(i);
            if (!matched[i] && !pattern.negated() && pattern.covers(entry.bytes(), false)) {
                matched[i] = true;
                unmatched--;
            }
        }
    }

    private GlobSet evenIgnored() throws InputException {
        List<GlobPattern> result = new ArrayList<>();
        boolean any = false;
        for (GlobPattern pattern : patterns.patterns()) {
            if (pattern.negated()) {
                result.add(pattern);
            } else {
                String path = spelledOut(pattern);
                if (!path.isEmpty() && walk.isIgnored(path, asked)) {
                    any = true;
                    result.add(pattern.anchored() ? pattern : GlobPattern.parse('/' + GlobPattern.escape(path)));
                }
            }
        }
        return GlobSet.ofPatterns(any ? result : List.of());
    }

    private boolean isSpelledOut(String path) {
        for (String literal : spelledOut) {
            boolean begins = literal.startsWith(path);
            if (begins && (literal.length() == path.length() || literal.charAt(path.length()) == '/')) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsToDirectory(Entry entry) {
        try {
            return FileStat.following(entry.file()).kind() == FileStat.Kind.DIRECTORY;
        } catch (IOException e) {
            return false;
        }
    }

    /** The literal beginning of a pattern. A mere name matches everywhere, and spells out the one at the root. */
    private static String spelledOut(GlobPattern pattern) {
        if (pattern.anchored()) {
            return pattern.literalPrefix();
        }
        Optional<String> name = pattern.literal();
        return name.isPresent() ? name.get() : "";
    }

    private static Entry requireText(Entry entry) throws InputException {
        if (!entry.decodable()) {
            String message = "the name of " + entry.path() + " is not text in this locale; rename it or exclude it";
            throw new InputException(entry.path(), message);
        }
        return entry;
    }
}
