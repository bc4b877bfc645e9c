package dev.ntask.core.glob;

import java.util.Optional;

/**
 * Decides whether some path can be covered by two patterns, and names a shortest one.
 *
 * <p>The answer is exact for paths of any bytes in non-empty segments.
 */
public final class GlobIntersection {
    private GlobIntersection() {}

    /** A path that both patterns cover, whether negated or not; empty if there can be none. */
    public static Optional<String> of(GlobPattern a, GlobPattern b) {
        return liesApart(a.literalPrefix(), b.literalPrefix()) ? Optional.empty() : new PairSearch(a, b).find();
    }

    /** A path that both sets mean, negated patterns taken into account; empty if there can be none. */
    public static Optional<String> of(GlobSet a, GlobSet b) {
        Optional<String> example = Optional.empty();
        for (int i = 0; i < a.patterns().size(); i++) {
            for (int j = 0; j < b.patterns().size(); j++) {
                if (isPositive(a, i) && isPositive(b, j)) {
                    Optional<String> meeting =
                            of(a.patterns().get(i), b.patterns().get(j));
                    if (meeting.isPresent() && !hasNegated(a, i) && !hasNegated(b, j)) {
                        return meeting;
                    }
                    example = example.isPresent() ? example : meeting;
                }
            }
        }
        return example.isPresent() ? new SetSearch(a, b).find() : Optional.empty();
    }

    private static boolean isPositive(GlobSet set, int index) {
        return !set.patterns().get(index).negated();
    }

    private static boolean hasNegated(GlobSet set, int behind) {
        for (GlobPattern pattern :
                set.patterns().subList(behind + 1, set.patterns().size())) {
            if (pattern.negated()) {
                return true;
            }
        }
        return false;
    }

    /** Whether two paths part before either ends, so that nothing lies below both. */
    private static boolean liesApart(String a, String b) {
        return !a.isEmpty() && !b.isEmpty() && !(a + "/").startsWith(b + "/") && !(b + "/").startsWith(a + "/");
    }
}
