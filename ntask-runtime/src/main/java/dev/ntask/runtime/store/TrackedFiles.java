package dev.ntask.runtime.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which files git tracks: those are the author's, whatever a pattern says, and are not removed. Thread-safe.
 *
 * <p>Git is asked for all of them at once, and again only when its index is another: one run may ask for each of its tasks.
 */
final class TrackedFiles {
    private final Path root;

    /** What git said, and of which index; guarded by this. */
    private Set<String> tracked = Set.of();

    private @Nullable IndexStamp listed;

    TrackedFiles(Path root) {
        this.root = root;
    }

    /** Thrown where there is a repository, and git does not say what it tracks. */
    static final class UnknownException extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownException(String reason) {
            super(reason);
        }
    }

    /**
     * Returns those of some paths that git tracks, sorted; none where there is no repository.
     *
     * @throws UnknownException if git cannot be asked; its message says why
     */
    Set<String> among(Collection<String> paths) throws UnknownException {
        Set<String> found = new TreeSet<>();
        Optional<Path> repository = paths.isEmpty() ? Optional.empty() : repository();
        if (repository.isEmpty()) {
            return found;
        }
        Set<String> all = list(repository.get());
        for (String path : paths) {
            if (isTracked(path, all)) {
                found.add(path);
            }
        }
        return found;
    }

    /** A submodule is listed as one path: what lies below it is another repository's, and as much the author's. */
    private static boolean isTracked(String path, Set<String> tracked) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (tracked.contains(path.substring(0, slash))) {
                return true;
            }
        }
        return tracked.contains(path);
    }

    private Optional<Path> repository() {
        for (Path directory = root.toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path repository = directory.resolve(".git");
            if (Files.exists(repository, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(repository);
            }
        }
        return Optional.empty();
    }

    private synchronized Set<String> list(Path repository) throws UnknownException {
        // Taken before git reads: an index that comes meanwhile has another stamp, and is read by who asks next.
        Optional<IndexStamp> stamp = IndexStamp.of(repository);
        if (stamp.isPresent() && listed != null && listed.isSame(stamp.get())) {
            return tracked;
        }
        listed = null;
        tracked = list();
        listed = stamp.orElse(null);
        return tracked;
    }

    private Set<String> list() throws UnknownException {
        Process git;
        try {
            git = command().start();
        } catch (IOException e) {
            throw new UnknownException("git cannot be called");
        }
        try {
            git.getOutputStream().close();
            byte[] output;
            try (InputStream in = git.getInputStream()) {
                output = in.readAllBytes();
            }
            if (git.waitFor() == 0) {
                return split(output);
            }
            throw new UnknownException("git ls-files fails in " + root);
        } catch (UnknownException e) {
            throw e;
        } catch (IOException e) {
            throw new UnknownException("git cannot be read in " + root + ": " + Results.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownException("git was interrupted");
        } finally {
            git.destroyForcibly();
        }
    }

    /** A repository of another owner is read too, since only names are asked for; hooks of it are not run. */
    private ProcessBuilder command() {
        ProcessBuilder command = new ProcessBuilder(
                "git", "-c", "safe.directory=*", "-c", "core.fsmonitor=false", "ls-files", "-z", "--cached");
        command.directory(root.toFile());
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        // Inside a git hook these name the repository of the commit in progress, and its half-made index.
        Map<String, String> environment = command.environment();
        environment.remove("GIT_DIR");
        environment.remove("GIT_WORK_TREE");
        environment.remove("GIT_INDEX_FILE");
        environment.remove("GIT_PREFIX");
        return command;
    }

    private static Set<String> split(byte[] output) {
        Set<String> paths = new HashSet<>();
        int start = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] == 0) {
                paths.add(new String(output, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return paths;
    }
}
