package dev.ntask.runtime.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the process that makes an archive, where one is wanted: {@link ArchiveMaker}. */
final class Archiving {
    /** As much as is in use at most while an archive is made, and some more for the user. */
    private static final long ROOM = 200L << 20;

    /** A session of its own, so that no key and no end of a terminal reaches it; and last in the queue for a core. */
    private static final String APART =
            "command -v setsid >/dev/null && s=setsid; command -v nice >/dev/null && n='nice -n 19'; exec $s $n \"$@\"";

    private Archiving() {}

    /** Starts it behind the user's back, or waits for it if the user says so; that there is no archive is no error. */
    static void start(Setting setting, Stamp stamp, Map<String, String> environment) {
        ArchiveUse use = ArchiveUse.of(environment);
        StateFolder state = new StateFolder();
        try {
            if (use == ArchiveUse.AT_ONCE) {
                waitFor(command(setting, "wait"));
            } else if (use == ArchiveUse.BEHIND
                    && stamp.archive().isUntried()
                    && hasRoom(state)
                    && isNobodyAtIt(state)) {
                leave(command(setting));
            }
        } catch (IOException e) {
            return; // as in a project that may not be written
        }
    }

    private static boolean hasRoom(StateFolder state) {
        return new File(state.bin().toString()).getUsableSpace() > ROOM;
    }

    /** Only spares a process that would find out by itself. */
    @SuppressWarnings("try") // the lock is held, not used
    private static boolean isNobodyAtIt(StateFolder state) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(state.archiveLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        }
    }

    private static List<String> command(Setting setting, String... arguments) {
        ArchiveJava java = new ArchiveJava(setting.installation());
        List<String> command = new ArrayList<>(java.command(List.of("-XX:+UseSerialGC"), java.ownClassPath()));
        command.add(ArchiveMaker.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void leave(List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        if (File.separatorChar == '/') {
            words.addAll(List.of("/bin/sh", "-c", APART, "sh"));
        }
        words.addAll(command);
        File nothing = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(nothing)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        // Where this ntask is a command of a task, that task's ntask would end it as left behind.
        builder.environment().remove("NTASK_RUN_ID");
        builder.environment().remove("NTASK_ACTION_ID");
        builder.start();
    }

    /** Its standard error is ours: where somebody waits, it says why there is no archive. */
    private static void waitFor(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
