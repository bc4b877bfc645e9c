package dev.ntask.runtime.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts child processes so that they can be ended as a whole.
 *
 * <p>Java cannot make process groups. Where the program {@code setsid} exists, a child that does not need the terminal,
 * or where there is none, is started through it: it then leads a group of its own, which one signal reaches completely.
 */
public final class ProcessStarter {
    private final Optional<Path> setsid;
    private final ChildEnvironment environment;

    private ProcessStarter(Optional<Path> setsid, ChildEnvironment environment) {
        this.setsid = setsid;
        this.environment = environment;
    }

    /**
     * Creates a starter.
     *
     * @param environment the variables that every child is to have; {@code setsid} is looked for on its {@code PATH}, once
     */
    public static ProcessStarter of(Map<String, String> environment) {
        ChildEnvironment children = new ChildEnvironment(environment, new ProcessBuilder().environment());
        return new ProcessStarter(search(environment.getOrDefault("PATH", "")), children);
    }

    private static Optional<Path> search(String path) {
        int start = 0;
        while (start < path.length()) {
            int end = path.indexOf(':', start);
            end = end < 0 ? path.length() : end;
            Optional<Path> found = executable(path.substring(start, end));
            if (found.isPresent()) {
                return found;
            }
            start = end + 1;
        }
        return Optional.empty();
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
        environment.set(builder.environment(), start.variables());
        builder.redirectInput(inherits ? Redirect.INHERIT : Redirect.PIPE);
        return new ProcessTree(builder.start(), leadsGroup);
    }
}
