package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeParts;
import java.io.IOException;
import java.util.Optional;

/** Compares the code of tasks as it is with what was kept of earlier compilations. */
public final class KeptCodeChanges implements CodeChanges {
    private final ProjectCode code;
    private final CodeHistory history;

    /** Creates changes of a project's code. */
    public KeptCodeChanges(ProjectCode code, CodeHistory history) {
        this.code = code;
        this.history = history;
    }

    @Override
    public Optional<Difference> between(String task, String before, String now) throws IOException {
        WantedCode former = new WantedCode(task, before);
        WantedCode present = new WantedCode(task, now);
        Optional<CodeParts> old = history.find(former);
        if (old.isEmpty()) {
            return Optional.empty();
        }
        CodeParts current = code.parts(present);
        CodeParts.Root then = old.get().tasks().get(task);
        CodeParts.Root root = current.tasks().get(task);
        if (then == null || root == null) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                current.changesSince(old.get(), task),
                root.opaqueBy(),
                former.hasAssertions(then) != present.hasAssertions(root),
                former.isApart(then) != present.isApart(root)));
    }
}
