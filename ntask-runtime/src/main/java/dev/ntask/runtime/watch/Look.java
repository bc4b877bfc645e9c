package dev.ntask.runtime.watch;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.input.InputFile;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What matters of all watched files at one time: two looks are equal if no fingerprint would notice a difference.
 *
 * @param states what each file was, by its path relative to the root
 * @param ignoreFiles what each ignore file said that was asked, by its path; empty text where there was none
 */
public record Look(SortedMap<String, String> states, SortedMap<String, String> ignoreFiles) {
    /** Creates a look; the maps are copied. */
    public Look {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
        ignoreFiles = Collections.unmodifiableSortedMap(new TreeMap<>(ignoreFiles));
    }

    /** What matters of an input, as text. */
    public static String state(InputFile file) {
        return file.linkTarget().isPresent()
                ? link(file.linkTarget().get())
                        + file.digest().map(Digest::sha256).orElse("")
                : file(file.digest().orElseThrow().sha256(), file.executable());
    }

    /** What matters of a regular file. */
    static String file(String sha256, boolean executable) {
        return executable ? sha256 + " executable" : sha256;
    }

    /** How what matters of a link begins; what the link leads to follows. */
    static String link(String target) {
        return "-> " + target + '\n';
    }

    /** What a file was; empty if it was not there. */
    Optional<String> state(String path) {
        return Optional.ofNullable(states.get(path));
    }
}
