package dev.ntask.runtime.input;

import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** One look at the files of a project for several lists of patterns, each directory listed once. */
public final class Survey {
    private final Inputs inputs;
    private final Walk walk;

    Survey(Inputs inputs, Walk walk) {
        this.inputs = inputs;
        this.walk = walk;
    }

    /**
     * The files that patterns mean.
     *
     * @throws InputException if one of them cannot be read, or what it is cannot be said
     */
    public InputSnapshot of(GlobSet patterns) throws IOException {
        return inputs.snapshot(patterns, walk);
    }

    /**
     * What each ignore file said that mattered so far, by its path relative to the root; empty text where a directory had
     * none.
     */
    public SortedMap<String, String> ignoreFiles() {
        synchronized (walk) {
            return new TreeMap<>(walk.ignoreFiles());
        }
    }
}
