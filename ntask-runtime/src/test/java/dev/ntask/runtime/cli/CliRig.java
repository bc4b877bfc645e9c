package dev.ntask.runtime.cli;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the command line in this process and keeps what it writes. */
final class CliRig {
    private final Launch launch;
    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private Path callerDirectory;
    private boolean terminal;

    CliRig(Launch launch, Path root) {
        this.launch = launch;
        this.root = root;
        this.callerDirectory = root;
    }

    CliRig in(Path directory) {
        callerDirectory = directory;
        return this;
    }

    CliRig onTerminal() {
        terminal = true;
        return this;
    }

    CliRig with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What one call wrote and returned. */
    record Result(int exitCode, String out, String err) {}

    Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = launch.run(new Invocation(
                List.of(words),
                root,
                callerDirectory,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                false));
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
