package dev.ntask.runtime.cli;

import dev.ntask.runtime.Launch;
import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The main class of a project for processes that get into each other's way: {@code compile} copies {@code src} to {@code build}
 * in upper case, {@code test} reads that; each writes a line to a file {@code ran} beside the project's root. While there is a
 * file {@code hold}, the body of {@code compile} waits.
 */
final class FireProject extends Launch {
    private static final int BYTES = 50_000;

    private FireProject() {}

    public static void main(String[] arguments) {
        new FireProject().start(arguments);
    }

    @Override
    public Registry registry() {
        return new TextRegistry("compile:", "test: compile")
                .cached("compile", cached("src/**", "build/"))
                .cached("test", cached("", "report"))
                .body("compile", values -> compile())
                .body("test", values -> report());
    }

    private static CacheDefinition cached(String inputs, String outputs) {
        List<String> none = List.of();
        List<String> read = inputs.isEmpty() ? none : List.of(inputs);
        return new CacheDefinition(
                read, List.of(outputs), none, none, Propagation.OUTCOME, false, CacheDefinition.Mode.AFRESH);
    }

    private static void compile() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        Files.writeString(
                root.resolveSibling(root.getFileName() + ".ran"),
                "compile\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        while (Files.exists(root.resolveSibling(root.getFileName() + ".hold"))) {
            LockSupport.parkNanos(1_000_000);
        }
        String source = Files.readString(Path.of("src/in"));
        for (int i = 0; i < 5; i++) {
            Path file = Path.of("build", "d" + i, "out");
            Files.createDirectories(file.getParent());
            Files.writeString(file, made(source, i));
        }
    }

    /** What a file of the outputs holds, long enough to be cut in the middle. */
    static String made(String source, int file) {
        return (source + " " + file + "\n").repeat(BYTES / (source.length() + 3));
    }

    private static void report() throws Exception {
        StringBuilder report = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            report.append(Files.readString(Path.of("build", "d" + i, "out")).length())
                    .append('\n');
        }
        Files.writeString(Path.of("report"), report.toString());
    }

    @Override
    public CommandSpec command(int ordinal) {
        return CommandSpec.create();
    }
}
