package dev.ntask.runtime.input;

import dev.ntask.core.glob.IgnoreFile;
import dev.ntask.core.glob.IgnoreRules;
import dev.ntask.runtime.file.PlainNames;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A directory, listed no more than once in a walk, and only if names do not tell what is looked for. Guarded by the walk.
 */
final class Directory {
    private final Walk walk;
    private final String path;
    private final Path file;

    /** Where this directory was found; null for the root. */
    private final @Nullable Directory parent;

    private final @Nullable Entry self;

    /** How the root looked before anything in it was looked at; of any other directory its entry knows. */
    private @Nullable FileStat rootStat;

    /** What was asked for by its name before the directory was listed, also if it was not there. */
    private final Map<String, Entry> asked = new HashMap<>();

    private boolean looked;
    private @Nullable List<Entry> entries;
    private @Nullable IgnoreRules rules;

    /** Makes the root of a walk. */
    Directory(Walk walk, Path root) {
        this.walk = walk;
        this.path = "";
        this.file = root;
        this.parent = null;
        this.self = null;
    }

    /** Makes the directory that an entry of another is. */
    Directory(Directory parent, Entry self) {
        this.walk = parent.walk;
        this.path = self.path();
        this.file = self.file();
        this.parent = parent;
        this.self = self;
    }

    /** Where it was found; null for the root. */
    @Nullable
    Entry self() {
        return self;
    }

    String path() {
        return path;
    }

    /** What lies in the directory, sorted by name, without what never matches. */
    List<Entry> entries() throws InputException {
        if (entries == null) {
            beginLooking();
            entries = list();
        }
        return entries;
    }

    private void beginLooking() {
        if (!looked) {
            looked = true;
            walk.visit(file);
            if (self == null) {
                rootStat = statOfRoot();
            }
        }
    }

    private @Nullable FileStat statOfRoot() {
        try {
            return FileStat.of(file);
        } catch (IOException e) {
            return null;
        }
    }

    /** How something in it looks, if that is known without a look; else null. */
    @Nullable
    FileStat seen(String entryPath) {
        return walk.seen(entryPath);
    }

    /** How it looked before anything in it was looked at; null if that is not known. */
    @Nullable
    FileStat stat() throws InputException {
        return self == null ? rootStat : self.stat();
    }

    /** The entry of a name, or null. */
    @Nullable
    Entry find(String name) throws InputException {
        return entries == null && PlainNames.has(name) ? ask(name) : search(name);
    }

    /** Tells whether an entry that was found by a name is what it would be if the directory had others, too. */
    boolean tellsApart(String name) {
        // What was asked for without a list has been compared with its name in other letters.
        return entries == null || (PlainNames.has(name) && !PlainNames.answersToOther(file, name));
    }

    private @Nullable Entry ask(String name) throws InputException {
        beginLooking();
        Entry entry = asked.get(name);
        if (entry == null) {
            entry = Entry.of(this, name);
            asked.put(name, entry);
        }
        try {
            if (walk.neverMatches(entry) || entry.stat() == null) {
                return null;
            }
            return PlainNames.answersToOther(file, name) ? search(name) : entry;
        } catch (InputException e) {
            // Whether that is an error, or the name of nothing, a list tells.
            return search(name);
        }
    }

    private @Nullable Entry search(String name) throws InputException {
        for (Entry entry : entries()) {
            if (entry.name().equals(name) && entry.decodable()) {
                return entry;
            }
        }
        return null;
    }

    boolean ignores(Entry entry, boolean directory) throws InputException {
        return isIgnored() || rules().ignores(walk.pathForRules(entry), directory);
    }

    /** Whether ignore files exclude this directory, and so whatever lies in it. */
    private boolean isIgnored() throws InputException {
        return self != null && self.isIgnored();
    }

    private IgnoreRules rules() throws InputException {
        if (rules == null) {
            rules = withOwnFile(parent == null ? walk.rulesAbove() : parent.rules());
        }
        return rules;
    }

    private IgnoreRules withOwnFile(IgnoreRules above) throws InputException {
        byte[] own = ownFile();
        walk.noteIgnoreFile(path.isEmpty() ? ".gitignore" : path + "/.gitignore", own);
        return own.length == 0 ? above : above.with(IgnoreFile.parse(walk.directoryForRules(path), own));
    }

    /** What the ignore file in here says; nothing if there is none. */
    private byte[] ownFile() throws InputException {
        Entry own = find(".gitignore");
        FileStat stat = own == null ? null : own.stat();
        // Like git, which does not follow a link either.
        if (own == null || stat == null || stat.kind() != FileStat.Kind.FILE) {
            return new byte[0];
        }
        try {
            return Files.readAllBytes(own.file());
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw InputException.unreadable(own.path(), e);
        }
    }

    Path file() {
        return file;
    }

    /** Names in ASCII are what they seem to be; any other has to be looked at more closely. */
    private List<Entry> list() throws InputException {
        String @Nullable [] names = new File(file.toString()).list();
        if (names == null || !areAscii(names)) {
            return listCarefully();
        }
        Arrays.sort(names);
        List<Entry> found = new ArrayList<>(names.length);
        for (String name : names) {
            add(found, entry(name));
        }
        return found;
    }

    /** The entry of a name that says where it is. What was seen of it before stays so. */
    private Entry entry(String name) {
        Entry known = asked.get(name);
        return known == null ? Entry.of(this, name) : known;
    }

    private static boolean areAscii(String[] names) {
        for (String name : names) {
            if (!PlainNames.isAscii(name)) {
                return false;
            }
        }
        return true;
    }

    private List<Entry> listCarefully() throws InputException {
        List<Entry> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(file)) {
            for (Path child : stream) {
                add(found, child);
            }
        } catch (DirectoryIteratorException e) {
            throw InputException.unreadable(path, Objects.requireNonNull(e.getCause()));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw InputException.unreadable(path, e);
        }
        Collections.sort(found);
        rejectEqualNames(found);
        return found;
    }

    private void add(List<Entry> found, Path child) {
        String name = String.valueOf(child.getFileName());
        add(found, RawName.isText(file, child, name) ? entry(name) : Entry.undecodable(this, child));
    }

    private void add(List<Entry> found, Entry entry) {
        if (!walk.neverMatches(entry)) {
            found.add(entry);
        }
    }

    private static void rejectEqualNames(List<Entry> sorted) throws InputException {
        for (int i = 1; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            Entry before = sorted.get(i - 1);
            if (entry.compareTo(before) == 0 && entry.decodable() && before.decodable()) {
                throw new InputException(entry.path(), "two files have one name in this locale: " + entry.path());
            }
        }
    }
}
