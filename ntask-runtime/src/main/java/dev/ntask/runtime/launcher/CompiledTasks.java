package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles tasks, if a closer look says that they must be. */
final class CompiledTasks {
    private final Setting setting;
    private final Installation installation;
    private final StateFolder state = new StateFolder();
    private final Dependencies dependencies;
    private final Confirmation confirmation;

    CompiledTasks(Setting setting) {
        this.setting = setting;
        this.installation = setting.installation();
        this.dependencies = new Dependencies(setting);
        this.confirmation = new Confirmation(installation, dependencies);
    }

    /** Returns what describes the compiled tasks, after compiling them if need be. */
    Stamp get() throws LaunchException, CompileFailure {
        Stamp stamp = confirmed();
        return stamp == null ? compileOnce() : stamp;
    }

    private @Nullable Stamp confirmed() throws LaunchException {
        Stamp recorded = StampFile.read(state.stamp());
        Stamp stamp = recorded == null ? null : confirmation.of(recorded);
        if (stamp != null) {
            refresh(stamp);
        }
        return stamp;
    }

    /** Spares the next start the reading; that it cannot be written is no reason not to run. */
    private void refresh(Stamp stamp) {
        try {
            StampFile.write(state.stamp(), stamp);
        } catch (IOException e) {
            return;
        }
    }

    @SuppressWarnings("try") // the lock is held, not used
    private Stamp compileOnce() throws LaunchException, CompileFailure {
        if (!Java.hasCompiler()) {
            throw new LaunchException("this Java has no compiler: " + Java.home()
                    + "; tasks are compiled by a JDK, version 17 or newer: point JAVA_HOME at one");
        }
        try (FileChannel channel = openLock();
                FileLock held = lock(channel)) {
            Stamp stamp = confirmed(); // another process may have compiled while this one waited
            return stamp == null ? compile() : stamp;
        } catch (AccessDeniedException e) {
            throw new LaunchException(e.getFile() + ": permission denied");
        } catch (NoSuchFileException e) {
            throw new LaunchException(e.getFile() + ": no such file");
        } catch (FileSystemException e) {
            throw new LaunchException(e.getFile() + ": " + (e.getReason() == null ? "cannot be used" : e.getReason()));
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot compile the tasks into " + state.bin().toAbsolutePath() + ": " + e.getMessage());
        }
    }

    private FileChannel openLock() throws LaunchException {
        for (Path folder = state.bin(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new LaunchException(folder.toAbsolutePath() + " is in the way of a folder of this name,"
                        + " where ntask keeps compiled tasks and results; move it away");
            }
        }
        try {
            Files.createDirectories(state.bin());
            if (!Files.exists(state.gitignore())) {
                AtomicFile.write(state.gitignore(), new byte[] {'*', '\n'});
            }
            return FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            String reason = e instanceof FileSystemException trouble ? trouble.getReason() : e.getMessage();
            if (reason != null) {
                throw new LaunchException("cannot write to " + state.bin().toAbsolutePath() + ": " + reason);
            }
            throw new LaunchException("cannot write to .ntask in " + Path.of("").toAbsolutePath()
                    + ", where ntask keeps compiled tasks and results; "
                    + "make it writable, or run a copy of the project");
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        setting.say("waiting for another ntask, which compiles the tasks");
        return channel.lock();
    }

    /** Compiles, until no file changed while it was read. */
    private Stamp compile() throws IOException, LaunchException, CompileFailure {
        setting.say("compiling tasks");
        TaskCompiler compiler = new TaskCompiler(installation, state.scratch());
        while (true) {
            long taken = Stamp.now();
            List<String> coordinates = dependencies.coordinates();
            List<String> libraries = dependencies.resolve(coordinates);
            List<Recorded> before = record(libraries);
            Sources.check();
            Path classes = compile(compiler, libraries);
            if (before.equals(record(libraries)) && coordinates.equals(dependencies.coordinates())) {
                return publish(new Stamp(Java.identity(), taken, coordinates, before, Archive.UNTRIED), classes);
            }
        }
    }

    private Path compile(TaskCompiler compiler, List<String> libraries)
            throws IOException, LaunchException, CompileFailure {
        List<String> sources = Sources.find();
        try {
            Path classes = compiler.compile(sources, libraries);
            if (Sources.hasUnread()) {
                System.err.println("note: there is a Tasks.java, so the sources in tasks/ are not read;"
                        + " a project has the one or the other");
            }
            for (String note : Shadowed.notes(installation.runtimeJars(), libraries)) {
                System.err.println("note: " + note);
            }
            return classes;
        } catch (CompileFailure e) {
            CompileTrouble.explain(sources, state.scratch());
            throw e;
        }
    }

    private List<Recorded> record(List<String> libraries) throws IOException {
        List<Recorded> files = new ArrayList<>();
        for (Input input : Input.all(installation, libraries)) {
            files.add(Recorded.of(input));
        }
        return files;
    }

    /** A crash leaves: before the stamp, an unused jar; before the last deletion, one jar too many. */
    private Stamp publish(Stamp inputs, Path classes) throws IOException {
        EntryClass.addTo(classes);
        Path jar = ProjectJar.write(classes, state.bin());
        AtomicFile.deleteTree(state.scratch());
        Stamp previous = StampFile.read(state.stamp());
        List<Recorded> files = new ArrayList<>(inputs.files());
        files.add(Recorded.of(new Input(Kind.PROJECT, jar.toString(), jar)));
        Stamp stamp = new Stamp(inputs.java(), inputs.taken(), inputs.dependencies(), files, Archive.UNTRIED);
        Files.deleteIfExists(state.completion()); // the script has it made where it is missing, not where it is old
        StampFile.write(state.stamp(), stamp);
        ProjectJar.deleteOthers(state.bin(), jar, previous == null ? "" : previous.projectJar());
        return stamp;
    }
}
