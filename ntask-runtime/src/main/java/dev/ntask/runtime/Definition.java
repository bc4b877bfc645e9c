package dev.ntask.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What decides which tasks a project has and what they are, as whoever started them knows it: asked only by who wants to
 * keep an answer for a later call.
 */
public interface Definition {
    /** Returns where ntask is installed, absolute. */
    Path home();

    /** Returns the name under which an answer to this call is looked for; never empty. */
    String answer();

    /**
     * Returns the environment that this process was started with, each variable with a zero behind it: as the system has it,
     * since Java's own view has lost what is no text.
     *
     * @throws IOException if the system does not tell
     */
    byte[] environment() throws IOException;

    /** Returns the directory that the call came from, as the caller names it; empty if that was not told. */
    String calledIn();

    /**
     * Returns the files and directories that decide it: if each looks as it does now, the same tasks would be started, by
     * the same ntask and the same Java. Some may be missing. What is relative is seen from the working directory.
     */
    List<Path> files();

    /** Tells whether all of that is at this moment what it was when this process began. */
    boolean isSame();
}
