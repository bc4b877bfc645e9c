package dev.ntask.runtime.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one selection asks the directories of a walk, and so what it rests on. Guarded by the walk. */
final class Asked {
    /** By directory, each behind the one that it is in. */
    private final Map<Directory, Names> directories = new LinkedHashMap<>();

    /** What was asked of one directory. */
    private static final class Names {
        private final List<Entry> found = new ArrayList<>();

        /** Whether also other things decide than those that were found. */
        private boolean whole;
    }

    /** What lies in a directory. */
    List<Entry> list(Directory directory) throws InputException {
        names(directory).whole = true;
        return directory.entries();
    }

    /** Enters a directory, whatever is asked of it. */
    void enter(Directory directory) {
        names(directory);
    }

    /** The entry of a name, or null. */
    @Nullable
    Entry find(Directory directory, String name) throws InputException {
        Names names = names(directory);
        Entry entry = directory.find(name);
        if (entry == null || entry.stat() == null || !directory.tellsApart(name)) {
            names.whole = true;
        } else {
            names.found.add(entry);
        }
        return entry;
    }

    private Names names(Directory directory) {
        Names names = directories.get(directory);
        if (names == null) {
            names = new Names();
            directories.put(directory, names);
        }
        return names;
    }

    /**
     * All that was asked as it was seen: directories, each behind the one that it is in, then ignore files and files. Null
     * if something of it could change without another time.
     */
    @Nullable
    List<SeenNode> nodes(List<Entry> files) throws InputException {
        List<SeenNode> nodes = new ArrayList<>(directories.size() + files.size());
        List<SeenNode> others = new ArrayList<>(files.size() + 1);
        Set<Entry> unseen = unseen(files);
        for (Map.Entry<Directory, Names> each : directories.entrySet()) {
            Directory directory = each.getKey();
            FileStat stat = directory.stat();
            if (stat == null || stat.kind() != FileStat.Kind.DIRECTORY) {
                return null;
            }
            boolean ignores = add(others, directory.find(".gitignore"));
            nodes.add(new SeenNode(directory.path(), stat, claim(each.getValue(), unseen, ignores)));
        }
        nodes.addAll(others);
        for (Entry file : files) {
            add(nodes, file);
        }
        return nodes;
    }

    /** What was found and is no node: a file in the way, say, where a pattern names a directory. */
    private Set<Entry> unseen(List<Entry> files) {
        Set<Entry> unseen = new HashSet<>();
        for (Names names : directories.values()) {
            unseen.addAll(names.found);
        }
        for (Directory directory : directories.keySet()) {
            unseen.remove(directory.self());
        }
        for (int i = 0; i < files.size() && !unseen.isEmpty(); i++) {
            unseen.remove(files.get(i));
        }
        return unseen;
    }

    private static SeenNode.Claim claim(Names names, Set<Entry> unseen, boolean ignores) {
        if (names.whole || !Collections.disjoint(names.found, unseen)) {
            return SeenNode.Claim.LOOK;
        }
        return ignores ? SeenNode.Claim.PLACE : SeenNode.Claim.PLACE_WITHOUT_IGNORE_FILE;
    }

    private static boolean add(List<SeenNode> nodes, @Nullable Entry entry) throws InputException {
        FileStat stat = entry == null ? null : entry.stat();
        if (entry == null || stat == null) {
            return false;
        }
        nodes.add(new SeenNode(entry.path(), stat));
        return true;
    }
}
