package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.input.FileStamp;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.plan.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at input files again when a body has ended: it may have seen them as they were, or as they have become. */
final class InputCheck {
    private final Fingerprinter fingerprinter;

    InputCheck(Fingerprinter fingerprinter) {
        this.fingerprinter = fingerprinter;
    }

    /**
     * Says which input changed since a snapshot was taken, other than by the right of the body. One that was written twice,
     * and has its old content again, has changed as well.
     */
    Optional<String> changed(Action action, OutputArea area, InputSnapshot before) {
        if (!area.rewritesInputs() && fingerprinter.isUntouched(before)) {
            return Optional.empty();
        }
        try {
            InputSnapshot then = area.rewritesInputs() ? without(area.written(), before) : before;
            InputSnapshot all = fingerprinter.filesNow(action);
            InputSnapshot now = area.rewritesInputs() ? without(area.written(), all) : all;
            if (!then.files().equals(now.files())) {
                return Optional.of(firstDifference(then.files(), now.files()) + " changed while it ran");
            }
            for (int i = 0; i < Math.min(then.stamps().size(), now.stamps().size()); i++) {
                FileStamp stamp = then.stamps().get(i);
                if (stamp.wasTouchedBefore(now.stamps().get(i))) {
                    boolean directory = stamp.path().endsWith("/");
                    return Optional.of(stamp.path()
                            + (directory
                                    ? " was moved or replaced while it ran, though the files in it are as before"
                                    : " was written while it ran, though its content is as before"));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage() + ", which changed while it ran");
        }
    }

    /** What a body may not touch; of directories only those are known that nothing else lies in. */
    private static InputSnapshot without(GlobSet rewritten, InputSnapshot all) {
        List<InputFile> files = new ArrayList<>();
        for (InputFile file : all.files()) {
            if (!rewritten.matches(file.path(), false)) {
                files.add(file);
            }
        }
        List<FileStamp> stamps = new ArrayList<>();
        for (FileStamp stamp : all.stamps()) {
            if (!stamp.path().endsWith("/") && !rewritten.matches(stamp.path(), false)) {
                stamps.add(stamp);
            }
        }
        return new InputSnapshot(files, all.unmatched(), all.missing(), Optional.empty(), stamps);
    }

    private static String firstDifference(List<InputFile> then, List<InputFile> now) {
        int i = 0;
        while (i < then.size() && i < now.size() && then.get(i).equals(now.get(i))) {
            i++;
        }
        if (i == then.size() || i == now.size()) {
            return i == then.size() ? now.get(i).path() : then.get(i).path();
        }
        // Of two different names the lesser one has come or gone.
        String old = then.get(i).path();
        String other = now.get(i).path();
        return old.compareTo(other) <= 0 ? old : other;
    }
}
