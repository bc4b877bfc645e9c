package dev.ntask.runtime.execute;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another process that holds the lock on a task's files until its input ends, in its own name or another's. */
final class LockHolder {
    private LockHolder() {}

    /** Starts one in a project, in which the task has run before. */
    static Process hold(Path root, String task, String... pid) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                lockFile(root, task).toString()));
        command.addAll(List.of(pid));
        Process holder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (holder.getInputStream().read() != 'L') {
            throw new AssertionError("the lock on " + task + " was not taken");
        }
        return holder;
    }

    private static Path lockFile(Path root, String task) throws IOException {
        try (Stream<Path> locks = Files.list(root.resolve(".ntask/locks"))) {
            return locks.filter(file -> file.getFileName().toString().startsWith("=" + task))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        long pid = arguments.length > 1
                ? Long.parseLong(arguments[1])
                : ProcessHandle.current().pid();
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            channel.lock(0, 1, false);
            channel.lock(1, pid, false);
            System.out.print('L');
            System.out.flush();
            System.in.read();
        }
    }
}
