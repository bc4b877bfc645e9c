package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.MissReason;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.plan.Action;
import java.util.Optional;

/**
 * What a build would do with an action if it began now.
 *
 * @param fingerprint what decides its result; where {@link #waitsFor} is present, as far as that is known by now
 * @param inputs the input files as they are now; none for a task that is not cached
 * @param reason why no stored result can be used; present for a {@link Verdict#MISS}
 * @param waitsFor the first action that has to end before more can be said; present for {@link Verdict#DEPENDS}, and where
 *     that is so for an action that runs anyway
 */
public record Prediction(
        Action action,
        Verdict verdict,
        Fingerprint fingerprint,
        InputSnapshot inputs,
        Optional<MissReason> reason,
        Optional<Action> waitsFor) {
    /** What would become of an action. */
    public enum Verdict {
        /** Its stored result would be used. */
        HIT,
        /** Its body would run, because something changed. */
        MISS,
        /** It is a hit or a miss, as another action turns out that has to run, or to be restored, before. */
        DEPENDS,
        /** Its body runs every time. */
        RUNS
    }
}
