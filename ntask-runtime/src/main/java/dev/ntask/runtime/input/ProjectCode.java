package dev.ntask.runtime.input;

import dev.ntask.core.code.ClassPathSource;
import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.CodeParts;
import dev.ntask.core.code.IndexedCode;
import dev.ntask.core.code.LibraryDigest;
import dev.ntask.core.code.PlatformClasses;
import dev.ntask.core.code.TaskMethod;
import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.KnownDigests;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The code of a project's tasks: digests that belong to just the class path that is there now.
 *
 * <p>The digests of an index are kept by the digest of the whole class path, so that a run on an unchanged one reads a
 * single small file. Where none are kept, the index that javac wrote is confirmed against the classes, and where it does not hold, as
 * after a partial compilation or with a compiler that cannot write it, it is computed.
 */
public final class ProjectCode implements CodeDigests {
    /** As many as one goes back and forth between, as when switching branches. */
    private static final int KEPT = 8;

    /** Names the class path among what has been hashed; no action is called so. */
    private static final String CLASS_PATH = "class path\n";

    private final TaskClassPath classPath;
    private final List<TaskMethod> tasks;
    private final KnownDigests digests;
    private final Path kept;
    private final CodeHistory history;
    private final Loading loading;
    private @Nullable TaskDigests code;
    private boolean lost;

    /**
     * Creates the code of some tasks.
     *
     * @param digests saves hashing a class path that has not changed
     * @param kept the directory to keep indexes in; need not exist
     * @param history where the parts of new code are kept for explanations
     * @param loading how the JVM has the classes
     */
    public ProjectCode(
            TaskClassPath classPath,
            List<TaskMethod> tasks,
            KnownDigests digests,
            Path kept,
            CodeHistory history,
            Loading loading) {
        this.classPath = classPath;
        this.tasks = List.copyOf(tasks);
        this.digests = digests;
        this.kept = kept;
        this.history = history;
        this.loading = loading;
    }

    /** How the JVM that runs the tasks has their classes. */
    public enum Loading {
        /** On its own class path. */
        BY_THE_SYSTEM,
        /** By a loader apart, as just after they were compiled: who asks the system for them does not find them. */
        APART
    }

    @Override
    public synchronized Optional<String> of(String task) throws IOException {
        if (code == null && !lost) {
            try {
                code = load();
            } catch (IllegalArgumentException e) {
                // A registry that no compiler made may name classes that are not there: nothing is known then.
                lost = true;
            }
        }
        String digest = code == null ? null : code.of(task);
        if (digest == null) {
            return Optional.empty();
        }
        boolean apart = loading == Loading.APART && code != null && code.runsUnseen(task);
        return Optional.of(apart ? TaskDigests.apart(digest) : digest);
    }

    private TaskDigests load() throws IOException {
        byte[] state = classPath.state();
        // Which methods of a project override the platform's depends on the platform.
        Path file = kept.resolve(Runtime.version().feature() + "-"
                + digests.of(CLASS_PATH, state).sha256());
        TaskDigests known = TaskDigests.read(file);
        if (known != null && knowsAllTasks(known)) {
            return known;
        }
        Set<Path> projectJars = classPath.projectJars();
        ClassPathSource source = source(projectJars);
        Found found = confirmedOrComputed(source, projectJars);
        TaskDigests fresh = TaskDigests.of(found.index());
        // What manifests add is not in the state of the class path. And what changed while it was read must not be kept
        // for the class path as it was, since that may come back.
        if (!source.widened() && Arrays.equals(state, classPath.state())) {
            keep(file, fresh);
            if (found.parts().isPresent()) {
                history.keep(file.getFileName().toString(), found.parts().get());
            }
        }
        return fresh;
    }

    private ClassPathSource source(Set<Path> projectJars) throws IOException {
        return new ClassPathSource(classPath.entries(), projectJars, new PlatformClasses(), LibraryDigest::ofJar);
    }

    /** The code of a new class path, and the text of its parts where that is known. */
    private record Found(CodeIndex index, Optional<String> parts) {}

    /** Returns the code in parts: those that javac wrote, if they are what is asked for, else those of the classes. */
    CodeParts parts(WantedCode wanted) throws IOException {
        Set<Path> projectJars = classPath.projectJars();
        Optional<String> text = WrittenIndex.findParts(classPath.entries(), projectJars);
        Optional<CodeParts> written = text.isPresent() ? CodeParts.parse(text.get()) : Optional.empty();
        return written.isPresent() && wanted.isIn(written.get())
                ? written.get()
                : IndexedCode.compute(tasks, source(projectJars)).parts();
    }

    private Found confirmedOrComputed(ClassPathSource source, Set<Path> projectJars) throws IOException {
        Optional<CodeIndex> written = WrittenIndex.find(classPath.entries(), projectJars);
        if (written.isPresent()
                && knowsAllTasks(TaskDigests.of(written.get()))
                && written.get().confirm(new ReadClassPath(source)).isEmpty()) {
            return new Found(written.get(), WrittenIndex.findParts(classPath.entries(), projectJars));
        }
        IndexedCode computed = IndexedCode.compute(tasks, source);
        return new Found(computed.index(), Optional.of(computed.parts().text()));
    }

    private boolean knowsAllTasks(TaskDigests candidate) {
        for (TaskMethod task : tasks) {
            if (candidate.of(task.taskName()) == null) {
                return false;
            }
        }
        return true;
    }

    /** Keeps digests for the next run; a crash before the move leaves a temporary file and no wrong digest. */
    private void keep(Path file, TaskDigests fresh) {
        try {
            Files.createDirectories(kept);
            AtomicFiles.write(file, fresh.encode());
            deleteOldest();
        } catch (IOException e) {
            // It is computed again next time: slower, never wrong.
        }
    }

    private void deleteOldest() throws IOException {
        TreeMap<FileTime, Path> byAge = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(kept)) {
            for (Path file : files) {
                byAge.put(Files.getLastModifiedTime(file), file);
            }
        }
        while (byAge.size() > KEPT) {
            Files.deleteIfExists(byAge.pollFirstEntry().getValue());
        }
    }
}
