package dev.ntask.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds processes by a variable of the environment they were started with, on systems that show it (Linux, proc(5)).
 *
 * <p>A process that left its parent and its group, as a daemon does, is found by nothing else.
 */
final class ProcessMarks {
    private static final Path PROC = Path.of("/proc");

    private ProcessMarks() {}

    /** Returns the processes whose environment holds a variable of which the value begins so. */
    static List<ProcessHandle> find(String name, String valuePrefix) {
        List<ProcessHandle> found = new ArrayList<>();
        byte[] mark = (name + "=" + valuePrefix).getBytes(StandardCharsets.UTF_8);
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC)) {
            for (Path entry : entries) {
                long pid = pid(entry);
                if (pid > 0 && pid != self && hasVariable(entry.resolve("environ"), mark)) {
                    ProcessHandle.of(pid).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            // No such file system: not Linux.
        }
        return found;
    }

    private static long pid(Path entry) {
        String name = entry.getFileName().toString();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return 0;
            }
        }
        return Long.parseLong(name);
    }

    private static boolean hasVariable(Path environ, byte[] start) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(environ);
        } catch (IOException e) {
            // It has ended by now, or belongs to somebody else.
            return false;
        }
        for (int i = 0; i + start.length <= bytes.length; i++) {
            if ((i == 0 || bytes[i - 1] == 0) && matches(bytes, i, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int offset, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[offset + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a process runs; one that ended but was not yet collected by its parent does not. */
    static boolean isRunning(ProcessHandle process) {
        // Asked again, because it may have been collected before its state was read.
        return process.isAlive() && !isZombie(process.pid()) && process.isAlive();
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(" Z", stat.lastIndexOf(")") + 1);
        } catch (IOException e) {
            return false;
        }
    }
}
