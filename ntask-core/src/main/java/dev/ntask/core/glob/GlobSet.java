package dev.ntask.core.glob;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of patterns that together say which paths are meant: of those that cover a path the last one decides, for it or,
 * if it begins with {@code !}, against it.
 *
 * <p>Other than in an ignore file, a later {@code !} also takes back what lies below a directory that matched.
 */
public final class GlobSet {
    private final List<GlobPattern> patterns;
    private final GlobPattern[] array;

    private GlobSet(List<GlobPattern> patterns) {
        this.patterns = patterns;
        this.array = patterns.toArray(new GlobPattern[0]);
    }

    /**
     * Compiles the patterns.
     *
     * @throws GlobSyntaxException for the first malformed one
     */
    public static GlobSet of(List<String> patterns) {
        List<GlobPattern> compiled = new ArrayList<>(patterns.size());
        for (String pattern : patterns) {
            compiled.add(GlobPattern.parse(pattern));
        }
        return new GlobSet(List.copyOf(compiled));
    }

    /**
     * Compiles patterns of outputs, as {@link GlobPattern#parseOutput} does.
     *
     * @throws GlobSyntaxException for the first malformed one
     */
    public static GlobSet ofOutputs(List<String> patterns) {
        List<GlobPattern> compiled = new ArrayList<>(patterns.size());
        for (String pattern : patterns) {
            compiled.add(GlobPattern.parseOutput(pattern));
        }
        return new GlobSet(List.copyOf(compiled));
    }

    /** Puts compiled patterns together. */
    public static GlobSet ofPatterns(List<GlobPattern> patterns) {
        return new GlobSet(List.copyOf(patterns));
    }

    /** The patterns in the order that decides. */
    public List<GlobPattern> patterns() {
        return patterns;
    }

    /** Whether a relative path with {@code /} between segments is meant. */
    public boolean matches(String path, boolean directory) {
        return matches(PathBytes.of(path), directory);
    }

    /** As {@link #matches(String, boolean)}, for a path in UTF-8. */
    public boolean matches(byte[] path, boolean directory) {
        for (int i = array.length - 1; i >= 0; i--) {
            if (array[i].covers(path, directory)) {
                return !array[i].negated();
            }
        }
        return false;
    }

    /** Whether anything below a directory may be meant; if not, a walk need not enter. The root is the empty string. */
    public boolean mayMatchBelow(String directory) {
        return mayMatchBelow(PathBytes.of(directory));
    }

    /** As {@link #mayMatchBelow(String)}, for a path in UTF-8. */
    public boolean mayMatchBelow(byte[] directory) {
        for (int i = array.length - 1; i >= 0; i--) {
            GlobPattern pattern = array[i];
            if (!pattern.negated()) {
                if (pattern.mayMatchBelow(directory)) {
                    return true;
                }
            } else if (directory.length > 0 && pattern.covers(directory, true)) {
                return false;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return patterns.toString();
    }
}
