package dev.ntask.runtime.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts child processes so that they can be ended as a whole.
 *
 * <p>Java cannot make process groups. Where the program {@code setsid} exists, a child that does not need the terminal,
 * or where there is none, is started through it: it then leads a group of its own, which one signal reaches completely.
 */
public final class ProcessStarter {
    private final Optional<Path> setsid;

    private ProcessStarter(Optional<Path> setsid) {
        this.setsid = setsid;
    }

    /** Creates a starter that looks for {@code setsid} in the directories of a {@code PATH}, once. */
    public static ProcessStarter searching(String path) {
        int start = 0;
        while (start < path.length()) {
            int end = path.indexOf(':', start);
            end = end < 0 ? path.length() : end;
            Optional<Path> found = executable(path.substring(start, end));
            if (found.isPresent()) {
                return new ProcessStarter(found);
            }
            start = end + 1;
        }
        return new ProcessStarter(Optional.empty());
    }

    private static Optional<Path> executable(String directory) {
        try {
            Path file = Path.of(directory, "setsid");
            return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Starts a child. */
    public ProcessTree start(ProcessStart start) throws IOException {
        boolean inherits = start.input() == ProcessStart.Input.INHERITED;
        boolean leadsGroup = setsid.isPresent() && !(inherits && ProcessMarks.mayHaveTerminal());
        List<String> words = new ArrayList<>(start.words().size() + 1);
        if (leadsGroup) {
            words.add(setsid.get().toString());
        }
        words.addAll(start.words());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.directory(start.directory().toFile());
        ChildEnvironment.set(builder.environment(), start.environment());
        builder.redirectInput(inherits ? Redirect.INHERIT : Redirect.PIPE);
        return new ProcessTree(builder.start(), leadsGroup);
    }
}
