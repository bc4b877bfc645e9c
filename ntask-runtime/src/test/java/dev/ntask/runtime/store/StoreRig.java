package dev.ntask.runtime.store;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project in a directory with a store, and one action that writes files. */
final class StoreRig {
    static final String ACTION = "compile";

    final Path root;
    final StateDirectory state;
    final List<String> notes = new ArrayList<>();
    final List<String> digested = new ArrayList<>();
    final ContentStore contents;
    final ActionCache actions;
    final Results results;
    final Outputs outputs;

    StoreRig(Path root) throws IOException {
        this(root, root.resolve(".ntask"));
    }

    StoreRig(Path root, Path stateDirectory) throws IOException {
        this.root = root;
        state = new StateDirectory(stateDirectory);
        state.create();
        contents = state.contents();
        actions = state.actions(notes::add, java.time.Clock.systemUTC());
        results = new Results(contents, actions, actions, state.history(), notes::add);
        outputs = new Outputs(root, stateDirectory, results, this::digest);
    }

    private Digest digest(Path file) throws IOException {
        digested.add(root.relativize(file).toString());
        return Digest.of(file);
    }

    static GlobSet globs(String... patterns) {
        return GlobSet.ofOutputs(List.of(patterns));
    }

    static Fingerprint fingerprint(String code) {
        return new FingerprintBuilder(ACTION).code(code).build();
    }

    /** A run: clean, body, capture, store. The body's files are lines as {@link #write} takes them. */
    ActionResult run(String code, GlobSet patterns, String... body) throws IOException {
        outputs.clean(ACTION, patterns);
        write(body);
        return keep(code, patterns);
    }

    ActionResult keep(String code, GlobSet patterns) throws IOException {
        OutputTree tree = outputs.capture(ACTION, patterns);
        Fingerprint fingerprint = fingerprint(code);
        ActionResult result = new ActionResult(
                ACTION,
                fingerprint.digest(),
                tree,
                contents.put(new byte[0]),
                "",
                Duration.ofMillis(5),
                Instant.ofEpochMilli(1_000_000));
        if (!results.store(fingerprint, result, Results.Share.STORE)) {
            throw new AssertionError(notes);
        }
        return result;
    }

    /**
     * Writes files: {@code a/b=text}, {@code a/x* =text} for an executable one, {@code a/l>target} for a link, {@code a/d/} for
     * a directory.
     */
    void write(String... lines) throws IOException {
        for (String line : lines) {
            if (line.endsWith("/")) {
                Files.createDirectories(root.resolve(line));
                continue;
            }
            int at = line.indexOf('=') >= 0 ? line.indexOf('=') : line.indexOf('>');
            boolean executable = line.charAt(at - 1) == '*';
            Path file = root.resolve(line.substring(0, executable ? at - 1 : at));
            Files.createDirectories(file.getParent());
            if (line.charAt(at) == '>') {
                Files.createSymbolicLink(file, Path.of(line.substring(at + 1)));
                continue;
            }
            Files.writeString(file, line.substring(at + 1));
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** What is below the root, in the lines that {@link #write} takes, sorted; directories only if empty. */
    List<String> tree() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                String name = root.relativize(path).toString();
                if (!name.isEmpty() && !name.startsWith(".ntask") && !name.startsWith(".git")) {
                    describe(path, name, lines);
                }
            }
        }
        return lines;
    }

    private static void describe(Path path, String name, List<String> lines) throws IOException {
        if (Files.isSymbolicLink(path)) {
            lines.add(name + ">" + Files.readSymbolicLink(path));
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(path)) {
                if (entries.findAny().isEmpty()) {
                    lines.add(name + "/");
                }
            }
        } else {
            lines.add(name + (Files.isExecutable(path) && isExecutable(path) ? "*=" : "=") + Files.readString(path));
        }
    }

    private static boolean isExecutable(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                .contains("x");
    }

    /** The file of a blob. */
    Path blob(String content) {
        String sha256 = Digest.of(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .sha256();
        return state.path().resolve("cas").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    void delete(String path) throws IOException {
        Path start = root.resolve(path);
        List<Path> all;
        try (Stream<Path> paths = Files.walk(start)) {
            all = new ArrayList<>(paths.sorted().toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }
}
