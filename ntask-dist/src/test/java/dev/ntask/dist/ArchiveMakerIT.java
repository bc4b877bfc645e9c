package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an archive comes about: behind the user's back, and without harm where it cannot. */
final class ArchiveMakerIT {
    private static final String NOTE = "note: there is no archive for faster starts: ";

    @TempDir
    Path temporary;

    private Project project;
    private Launcher launcher;

    @BeforeEach
    void compile() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        project = Project.saying(temporary.resolve("a project"), "one");
        ArchivedProject.says("one", project.launcher().with("NTASK_ARCHIVE", "off"));
        launcher = project.launcher().with("NTASK_ARCHIVE", "");
    }

    @Test
    void itIsMadeBehindTheUserAndTheNextStartUsesIt() throws Exception {
        try (Watch watch = new Watch(project.path(".ntask"))) {
            ArchivedProject.says("one", launcher);
            while (nameInLaunchFile().isEmpty()) {
                watch.awaitNew("launch");
            }
        }
        awaitEndOfMaker();
        assertEquals(List.of(project.path(nameInLaunchFile())), project.archives());
        assertFalse(Files.exists(project.path(".ntask/bin/archiving")));
        ArchivedProject.says("one", launcher);
    }

    @Test
    void nobodySeesTheMakerAndWhenItIsKilledNothingIsLost() throws Exception {
        try (FileChannel channel = FileChannel.open(project.path(".ntask/bin/lock"), StandardOpenOption.WRITE);
                FileLock held = channel.lock();
                Watch watch = new Watch(project.path(".ntask/bin"))) {
            assertTrue(held.isValid());
            ArchivedProject.says("one", launcher);
            watch.awaitNew("archiving");
            ProcessHandle maker = maker();
            Path process = Path.of("/proc/" + maker.pid());
            for (int stream = 0; stream < 3; stream++) {
                assertEquals(Path.of("/dev/null"), Files.readSymbolicLink(process.resolve("fd/" + stream)));
            }
            assertEquals(String.valueOf(maker.pid()), session(process));
            for (ProcessHandle step : maker.descendants().toList()) {
                step.destroyForcibly();
            }
            maker.destroyForcibly();
            maker.onExit().get();
        }
        assertEquals("", nameInLaunchFile());
        Launcher.Result made = launcher.with("NTASK_ARCHIVE", "wait").run("-q", "hello");
        assertEquals(new Launcher.Result(0, "one\n", ""), made);
        assertNotEquals("", nameInLaunchFile());
        assertFalse(Files.exists(project.path(".ntask/bin/archiving")));
    }

    private ProcessHandle maker() throws IOException {
        Path root = project.root().toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> isMaker(Path.of("/proc/" + process.pid()), root))
                .findAny()
                .orElseThrow();
    }

    /** One that has ended meanwhile, or belongs to somebody else, is none of ours. */
    private static boolean isMaker(Path process, Path root) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(root)
                    && Files.readString(process.resolve("cmdline")).contains("ArchiveMaker");
        } catch (IOException e) {
            return false;
        }
    }

    /** Field 6 of proc(5), counted behind the name, which may hold anything. */
    private static String session(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    }

    @Test
    void oneThatFailedIsNotTriedAtEachStart() throws Exception {
        Launcher small = launcher.as("/bin/sh", "-c", "ulimit -f 2000 && exec \"$@\"", "sh")
                .and(Launcher.DISTRIBUTION.resolve("bin/ntask").toString())
                .with("NTASK_ARCHIVE", "wait");
        String note = NOTE + "Java could not make or use it\n";
        assertEquals(new Launcher.Result(0, "one\n", note), small.run("-q", "hello"));
        assertEquals(List.of(), project.archives());
        assertFalse(Files.exists(project.path(".ntask/bin/archiving")));
        Files.delete(project.path(".ntask/bin/archive-lock"));
        ArchivedProject.says("one", launcher);
        assertFalse(Files.exists(project.path(".ntask/bin/archive-lock")));
        Launcher.Result made = launcher.with("NTASK_ARCHIVE", "wait").run("-q", "hello");
        assertEquals(new Launcher.Result(0, "one\n", ""), made);
        assertNotEquals("", nameInLaunchFile());
    }

    @Test
    void whereItMayNotBeWrittenThereIsNone() throws IOException {
        Files.setPosixFilePermissions(project.path(".ntask/bin"), PosixFilePermissions.fromString("r-xr-xr-x"));
        giveAllBut(project.path(".ntask"), "bin");
        Launcher nobody = launcher.unprivileged();
        ArchivedProject.says("one", nobody);
        Launcher.Result told = nobody.with("NTASK_ARCHIVE", "wait").run("-q", "hello");
        String note = NOTE + "cannot write .ntask/bin/archive-lock\n";
        assertEquals(new Launcher.Result(0, "one\n", note), told);
    }

    private static void giveAllBut(Path folder, String name) throws IOException {
        String command = "chmod 777 . && find . -mindepth 1 -not -path './" + name + "*' -exec chmod a+rwX {} +";
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.onExit().join().exitValue());
    }

    private String nameInLaunchFile() throws IOException {
        return Files.readAllLines(project.path(".ntask/launch")).get(5);
    }

    @SuppressWarnings("try") // the lock is held, not used
    private void awaitEndOfMaker() throws IOException {
        Path lock = project.path(".ntask/bin/archive-lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertTrue(held.isValid());
        }
    }

    /** Waits for files to come into a folder. */
    private static final class Watch implements AutoCloseable {
        private static final long PATIENCE_SECONDS = 300;

        private final WatchService service;

        Watch(Path folder) throws IOException {
            service = folder.getFileSystem().newWatchService();
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        }

        void awaitNew(String name) throws InterruptedException {
            boolean came = false;
            while (!came) {
                WatchKey key = service.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(key, name + " did not come");
                for (WatchEvent<?> event : key.pollEvents()) {
                    came |= event.kind() == StandardWatchEventKinds.OVERFLOW
                            || String.valueOf(event.context()).equals(name);
                }
                key.reset();
            }
        }

        @Override
        public void close() throws IOException {
            service.close();
        }
    }
}
