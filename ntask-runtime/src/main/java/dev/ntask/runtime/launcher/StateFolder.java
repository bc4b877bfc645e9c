package dev.ntask.runtime.launcher;

import java.nio.file.Path;

/**
 * Where the launcher keeps what it made, and the only place that knows the names: {@code .ntask} in the working
 * directory, which is the root.
 *
 * <p>It does not follow {@code cache_dir}: the shell script looks here before anything can read {@code ntask.toml}.
 */
final class StateFolder {
    /** Keeps git away from the folder; the store writes it too, but not if it is told to be elsewhere. */
    Path gitignore() {
        return Path.of(".ntask", ".gitignore");
    }

    /** What the script reads to start Java with the project's jar on the class path. */
    Path launch() {
        return Path.of(".ntask", "launch");
    }

    /** What shells read to complete words. */
    Path completion() {
        return Path.of(".ntask", "completion");
    }

    /** What the compiled tasks were made of. */
    Path stamp() {
        return Path.of(".ntask", "stamp");
    }

    /** Where compiled tasks are, named by content. */
    Path bin() {
        return Path.of(".ntask", "bin");
    }

    /** Held by the one process that compiles. */
    Path lock() {
        return bin().resolve("lock");
    }

    /** Where the archive of a name is. */
    Path archive(String name) {
        return bin().resolve(name);
    }

    /** Held by the one process that makes an archive. */
    Path archiveLock() {
        return bin().resolve("archive-lock");
    }

    /** Where an archive is made; left behind only by a process that was killed, and cleared by the next one. */
    Path archiveScratch() {
        return bin().resolve("archiving");
    }

    /** Where the compiler writes; left behind only by a process that was killed. */
    Path scratch() {
        return bin().resolve("compiling");
    }
}
