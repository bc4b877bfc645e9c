package dev.ntask.runtime.input;

import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What the patterns of one action meant at one time.
 *
 * @param files the files, sorted by path
 * @param unmatched the patterns, in declared order and without negated ones, that match none of the files
 * @param missing the unmatched patterns that have no wildcard: somebody expects this very file
 * @param settled the same by all that decides it; there only if the patterns are known to mean them as long as nothing of
 *     that looks otherwise ({@link KnownSelections})
 * @param stamps what shows that one of the files, one that a link leads to, or a directory above was touched since
 */
public record InputSnapshot(
        List<InputFile> files,
        List<String> unmatched,
        List<String> missing,
        Optional<SettledFiles> settled,
        List<FileStamp> stamps) {
    /** What no patterns mean. */
    public static final InputSnapshot EMPTY =
            new InputSnapshot(List.of(), List.of(), List.of(), Optional.empty(), List.of());

    /** Creates a snapshot; the lists are copied. */
    public InputSnapshot {
        files = List.copyOf(files);
        unmatched = List.copyOf(unmatched);
        missing = List.copyOf(missing);
        stamps = List.copyOf(stamps);
    }

    /** The digest of the files, where they are settled. */
    public Optional<String> identity() {
        return settled.isPresent() ? Optional.of(settled.get().identity()) : Optional.empty();
    }

    /** Adds every file to a fingerprint. */
    public void addTo(FingerprintBuilder fingerprint) {
        for (InputFile file : files) {
            file.addTo(fingerprint);
        }
    }
}
