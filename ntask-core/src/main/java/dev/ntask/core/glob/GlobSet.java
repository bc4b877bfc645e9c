package dev.ntask.core.glob;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * The names of those entries of a directory that may be meant or contain what is meant, if the patterns spell all of them
     * out; nothing if only the entries themselves can tell. The root is the empty string.
     */
    public Optional<SortedSet<String>> namesIn(String directory) {
        SortedSet<String> names = new TreeSet<>();
        String below = directory.isEmpty() ? "" : directory + '/';
        byte[] bytes = PathBytes.of(directory);
        for (GlobPattern pattern : array) {
            if (!pattern.negated() && pattern.mayMatchBelow(bytes)) {
                String prefix = pattern.literalPrefix();
                if (prefix.length() <= below.length() || !prefix.startsWith(below)) {
                    return Optional.empty();
                }
                int slash = prefix.indexOf('/', below.length());
                names.add(prefix.substring(below.length(), slash < 0 ? prefix.length() : slash));
            }
        }
        return Optional.of(names);
    }

    @Override
    public String toString() {
        return patterns.toString();
    }
}
