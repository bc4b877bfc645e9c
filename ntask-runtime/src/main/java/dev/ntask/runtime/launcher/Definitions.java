package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that define tasks, as they looked at one time.
 *
 * @param names their paths, relative to the root
 * @param states what the file system said of each
 */
record Definitions(List<String> names, List<FileState> states) {
    Definitions {
        names = List.copyOf(names);
        states = List.copyOf(states);
    }

    static Definitions now() {
        List<String> names = new ArrayList<>(List.of(Input.CONFIGURATION));
        names.addAll(Sources.find());
        List<FileState> states = new ArrayList<>();
        for (String name : names) {
            states.add(state(Path.of(name)));
        }
        return new Definitions(names, states);
    }

    private static FileState state(Path file) {
        try {
            return FileState.of(file);
        } catch (IOException e) {
            return FileState.MISSING;
        }
    }

    /** Says in a line how the definitions in one stamp differ from those in another: {@code Tasks.java modified}. */
    static String changed(Stamp before, Stamp now) {
        TreeMap<String, String> old = digests(before);
        TreeMap<String, String> current = digests(now);
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(current.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : all) {
            String was = old.getOrDefault(name, "");
            String is = current.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(name + (was.isEmpty() ? " created" : is.isEmpty() ? " deleted" : " modified"));
            }
        }
        // They may have been put back meanwhile.
        return changes.isEmpty() ? "definitions of tasks written" : summary(changes);
    }

    private static String summary(List<String> changes) {
        return changes.get(0) + (changes.size() > 1 ? " (+" + (changes.size() - 1) + " more)" : "");
    }

    /** The digests of sources and configuration by their paths; empty text for one that is not there. */
    private static TreeMap<String, String> digests(Stamp stamp) {
        TreeMap<String, String> digests = new TreeMap<>();
        for (Recorded file : stamp.files()) {
            if (file.kind() == Kind.SOURCE || file.kind() == Kind.CONFIGURATION) {
                digests.put(file.name(), file.sha256());
            }
        }
        return digests;
    }
}
