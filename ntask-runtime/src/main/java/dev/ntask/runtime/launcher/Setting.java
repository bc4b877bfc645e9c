package dev.ntask.runtime.launcher;

import java.nio.file.Path;

/**
 * What the script says of itself when it starts Java.
 *
 * @param installation where it lies
 * @param hasProject whether it found tasks; the working directory is then their root
 * @param terminal whether standard error is a terminal
 * @param archive the file that this code itself may come from, instead of from the jars; empty if from these for sure
 * @param answer the name under which it looks for answers that are kept; empty if it does not
 */
record Setting(Installation installation, boolean hasProject, boolean terminal, String archive, String answer) {
    static Setting ofProcess() {
        return new Setting(
                new Installation(Path.of(System.getProperty("ntask.home", ""))),
                Boolean.getBoolean("ntask.project"),
                Boolean.getBoolean("ntask.terminal"),
                System.getProperty("ntask.archive", ""),
                System.getProperty("ntask.answer", ""));
    }

    /** Returns the setting of a copy that was loaded from the jars. */
    Setting withoutArchive() {
        return new Setting(installation, hasProject, terminal, "", answer);
    }

    /** Tells the user what takes time, where somebody is watching. */
    void say(String line) {
        if (terminal) {
            System.err.println(line);
        }
    }
}
