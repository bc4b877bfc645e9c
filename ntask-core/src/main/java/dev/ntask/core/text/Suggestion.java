package dev.ntask.core.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a word that does not exist. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The candidate most like a word, if any is at least half alike; of equals the first in alphabetical order.
     *
     * <p>Alike is one minus the number of edits (insert, delete, replace, swap two neighbours) by the length of the
     * longer word; upper and lower case are the same, and so are the separators {@code .}, {@code :}, {@code -} and
     * {@code _}. The last part of a dotted candidate is tried as well, since groups are easily forgotten.
     */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        String wanted = normalize(word);
        String best = null;
        double bestLikeness = 0.5;
        for (String candidate : candidates) {
            double likeness = likeness(wanted, candidate);
            boolean wins = best == null || likeness > bestLikeness || candidate.compareTo(best) < 0;
            if (likeness >= bestLikeness && wins) {
                best = candidate;
                bestLikeness = likeness;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double likeness(String wanted, String candidate) {
        String whole = normalize(candidate);
        double likeness = ratio(wanted, whole);
        int dot = candidate.lastIndexOf('.');
        if (dot < 0) {
            return likeness;
        }
        // A little less than the same likeness of a whole word, which is the better guess.
        return Math.max(likeness, 0.95 * ratio(wanted, whole.substring(dot + 1)));
    }

    private static String normalize(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.replace(':', '-').replace('.', '-').replace('_', '-');
    }

    private static double ratio(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        return longer == 0 ? 1 : 1 - (double) edits(a, b) / longer;
    }

    /** The optimal string alignment distance, by rows: two back, previous and current. */
    private static int edits(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int edits = Math.min(replaced, 1 + Math.min(last[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, 1 + beforeLast[j - 2]);
                }
                current[j] = edits;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[b.length()];
    }
}
