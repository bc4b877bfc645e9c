package dev.ntask.runtime.answer;

import dev.ntask.runtime.fingerprint.Digest;
import java.time.Instant;
import java.util.List;

/**
 * What a run prints and records that finds everything done, with all that decides that the next one still would.
 *
 * @param paths the files and directories that decide it, each with a zero behind it; what is relative is seen from the root
 * @param looks the digest of what the script finds of the call and of how these paths look, if nothing has changed; only the
 *     digest, since the environment may hold secrets
 * @param reply what is printed
 * @param record what the record of the run says behind its name and its times
 * @param logs the empty logs that the record names
 * @param keep how many runs are kept; 0 for all
 * @param since the answer is not given before, when a clock was turned back
 * @param until the answer is not given from then on
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record Answer(
        byte[] paths,
        Digest looks,
        byte[] reply,
        byte[] record,
        List<String> logs,
        int keep,
        Instant since,
        Instant until) {
    /** Creates an answer; the list is copied. */
    public Answer {
        logs = List.copyOf(logs);
    }
}
