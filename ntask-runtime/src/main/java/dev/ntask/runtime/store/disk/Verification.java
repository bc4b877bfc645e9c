package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ActionResult;
import dev.ntask.runtime.store.Results;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of reading everything in a store. Others may use it meanwhile: to them, what is moved aside is missing.
 *
 * @param results how many results were read
 * @param contents how many contents were hashed
 * @param bytes the size of those
 * @param problems what was bad, and moved aside as far as possible: a line for each
 */
public record Verification(long results, long contents, long bytes, List<String> problems) {
    /** Creates a verification; the list is copied. */
    public Verification {
        problems = List.copyOf(problems);
    }

    /** Reads everything; contents first, so that results that need a bad one are found. */
    static Verification of(StateDirectory state) throws IOException {
        Reading reading = new Reading(state);
        long contents = 0;
        long bytes = 0;
        for (StoredFile blob : StoredFile.in(state.blobs())) {
            contents++;
            bytes += blob.size();
            reading.content(blob);
        }
        List<StoredFile> entries = state.storedResults();
        for (StoredFile entry : entries) {
            reading.result(entry);
        }
        return new Verification(entries.size(), contents, bytes, reading.problems);
    }

    /** Reads one thing after the other, and moves aside what is bad. */
    private static final class Reading {
        private final StateDirectory state;
        private final Quarantine quarantine;
        private final List<String> problems = new ArrayList<>();

        Reading(StateDirectory state) {
            this.state = state;
            this.quarantine = new Quarantine(state.quarantine());
        }

        void content(StoredFile blob) {
            try {
                if (!blob.regular()) {
                    quarantine(blob, "content", "it is no file", false);
                } else if (!Digest.of(blob.file()).sha256().equals(blob.name())) {
                    quarantine(blob, "content", "its bytes have another digest", false);
                }
            } catch (NoSuchFileException e) {
                // Another process has just moved it aside.
            } catch (AccessDeniedException e) {
                // Nobody knows whether it is bad; it stays for those who may read it.
                problems.add("content " + blob.name() + " cannot be read: permission denied");
            } catch (IOException e) {
                quarantine(blob, "content", Results.reason(e), false);
            }
        }

        void result(StoredFile entry) {
            try {
                ActionResult result = StoredResult.read(entry);
                for (Digest digest : StoredResult.contents(result)) {
                    if (!state.contents().contains(digest)) {
                        String what = "its content " + digest.sha256() + " is missing";
                        quarantine(entry, "result of " + result.action(), what, true);
                        return;
                    }
                }
            } catch (NoSuchFileException e) {
                // Another process has just moved it aside.
            } catch (AccessDeniedException e) {
                problems.add("result " + entry.name() + " cannot be read: permission denied");
            } catch (IOException e) {
                quarantine(entry, "result", Results.reason(e), true);
            }
        }

        private void quarantine(StoredFile bad, String kind, String why, boolean result) {
            String line = kind + " " + bad.name() + ": " + why;
            try {
                if (result) {
                    quarantine.takeResult(bad.file());
                } else {
                    quarantine.takeContent(bad.file());
                }
                problems.add(line);
            } catch (IOException e) {
                problems.add(line + "; it cannot be moved to " + quarantine.directory() + ": " + Results.reason(e));
            }
        }
    }
}
