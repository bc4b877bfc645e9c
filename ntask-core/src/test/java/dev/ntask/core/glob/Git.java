package dev.ntask.core.glob;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The installed git, without any configuration, as the oracle of what is ignored. */
final class Git {
    private final Path workTree;

    private Git(Path workTree) {
        this.workTree = workTree;
    }

    static Git init(Path workTree) {
        Git git = new Git(workTree);
        git.run(List.of("git", "init", "-q", "--template="), List.of());
        return git;
    }

    /** Whether each path is ignored. */
    Map<String, Boolean> ignored(Collection<String> paths) {
        byte[] answer = run(List.of("git", "check-ignore", "--no-index", "-v", "-n", "--stdin", "-z"), paths);
        String[] fields = new String(answer, StandardCharsets.UTF_8).split("\0", -1);
        Map<String, Boolean> ignored = new TreeMap<>();
        for (int i = 0; i + 3 < fields.length; i += 4) {
            String pattern = fields[i + 2];
            ignored.put(fields[i + 3], !fields[i].isEmpty() && !pattern.startsWith("!"));
        }
        if (ignored.size() != paths.size()) {
            throw new AssertionError("git answered " + ignored.size() + " of " + paths.size() + " questions");
        }
        return ignored;
    }

    private byte[] run(List<String> command, Collection<String> input) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workTree.toFile());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.redirectError(Redirect.INHERIT);
        try {
            Process process = builder.start();
            Thread feeder = new Thread(() -> feed(process, input));
            feeder.start();
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void feed(Process process, Collection<String> input) {
        try (OutputStream out = process.getOutputStream()) {
            for (String path : input) {
                out.write((path + "\0").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
