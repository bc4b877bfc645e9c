package dev.ntask.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
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

    /** What stands behind a process's name: state, parent, group, session, terminal (proc(5)). */
    private static final int GROUP = 2;

    private static final int TERMINAL = 4;

    private ProcessMarks() {}

    /** Returns the processes whose environment holds a variable of which the value begins so. */
    static List<ProcessHandle> find(String name, String valuePrefix) {
        byte[] mark = (name + "=" + valuePrefix).getBytes(StandardCharsets.UTF_8);
        List<ProcessHandle> found = new ArrayList<>();
        for (long pid : all()) {
            if (hasVariable(PROC.resolve(pid + "/environ"), mark)) {
                ProcessHandle.of(pid).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Returns the members of process groups, whoever their parents are. */
    static List<ProcessHandle> inGroups(List<Long> groups) {
        List<ProcessHandle> found = new ArrayList<>();
        for (long pid : groups.isEmpty() ? List.<Long>of() : all()) {
            if (groups.contains(group(pid))) {
                ProcessHandle.of(pid).ifPresent(found::add);
            }
        }
        return found;
    }

    private static List<Long> all() {
        List<Long> pids = new ArrayList<>();
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC)) {
            for (Path entry : entries) {
                long pid = pid(entry);
                if (pid > 0 && pid != self) {
                    pids.add(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // No such file system: not Linux.
        }
        return pids;
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
        return process.isAlive() && !hasEnded(process.pid()) && process.isAlive();
    }

    private static boolean hasEnded(long pid) {
        String state = stat(pid);
        // Z is a zombie, X one that is being collected at this moment.
        return state.startsWith("Z") || state.startsWith("X");
    }

    /** Tells whether this process has a controlling terminal, or nobody can know. */
    static boolean mayHaveTerminal() {
        return number(stat(ProcessHandle.current().pid()), TERMINAL) != 0;
    }

    /** Returns the group of a process, or 0. */
    private static long group(long pid) {
        return Math.max(0, number(stat(pid), GROUP));
    }

    /** Returns one of the numbers behind a process's name, or -1. */
    private static long number(String stat, int field) {
        int start = 0;
        for (int i = 0; i < field; i++) {
            start = stat.indexOf(' ', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        int end = stat.indexOf(' ', start);
        return end > start ? Long.parseLong(stat.substring(start, end)) : -1;
    }

    /** Returns what stands behind the name, which may itself contain anything. */
    private static String stat(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2));
        } catch (IOException e) {
            return "";
        }
    }
}
