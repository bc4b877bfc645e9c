package dev.ntask.runtime.cli;

import dev.ntask.core.text.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the flag that somebody probably meant; dashes, which all flags share, make no two of them alike. */
final class FlagSuggestion {
    private FlagSuggestion() {}

    /** The one flag that begins like the word, else the one most like it; only flags with long names are offered. */
    static Optional<String> closest(String word, List<String> flags) {
        String wanted = withoutDashes(word);
        TreeSet<String> longNames = new TreeSet<>();
        for (String flag : flags) {
            if (flag.startsWith("--")) {
                longNames.add(withoutDashes(flag));
            }
        }
        SortedSet<String> beginning = longNames.subSet(wanted, wanted + Character.MAX_VALUE);
        Optional<String> found = beginning.size() == 1 && wanted.length() > 1
                ? Optional.of(beginning.first())
                : Suggestion.closest(wanted, longNames);
        return found.map(name -> "--" + name);
    }

    private static String withoutDashes(String flag) {
        int start = 0;
        while (start < flag.length() && flag.charAt(start) == '-') {
            start++;
        }
        return flag.substring(start);
    }
}
