package dev.ntask.runtime.cli;

import dev.ntask.core.text.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the flag that somebody probably meant; dashes, which all flags share, make no two of them alike. */
final class FlagSuggestion {
    private FlagSuggestion() {}

    /** The one flag that begins like the word, else the one most like it; only flags with long names are offered. */
    static Optional<String> closest(String word, List<String> flags) {
        String wanted = withoutDashes(word);
        TreeMap<String, String> longNames = new TreeMap<>();
        for (String flag : flags) {
            if (flag.startsWith("--")) {
                longNames.put(withoutDashes(flag), flag);
            }
        }
        var beginning = longNames.subMap(wanted, wanted + Character.MAX_VALUE);
        if (beginning.size() == 1 && wanted.length() > 1) {
            return Optional.of(beginning.get(beginning.firstKey()));
        }
        return Suggestion.closest(wanted, longNames.keySet()).map(longNames::get);
    }

    private static String withoutDashes(String flag) {
        int start = 0;
        while (start < flag.length() && flag.charAt(start) == '-') {
            start++;
        }
        return flag.substring(start);
    }
}
