package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real terminal with a shell in it: one server of tmux, which a test types into and reads the screen of. */
final class Terminal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Path socket;

    private Terminal(Path socket) {
        this.socket = socket;
    }

    /** Opens a terminal with the tested ntask on its path, in a locale. */
    static Terminal withNtask(Path directory, Path home, String locale) {
        return open(
                directory,
                home.resolve("tmux" + System.nanoTime()),
                Map.of(
                        "PATH",
                        Launcher.DISTRIBUTION.resolve("bin") + ":/usr/bin:/bin",
                        "HOME",
                        home.toString(),
                        "LANG",
                        locale,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "NTASK_ARCHIVE",
                        "off"));
    }

    /** Opens a terminal in a directory; its shell has these variables and no others. */
    static Terminal open(Path directory, Path socket, Map<String, String> environment) {
        return open(directory, socket, environment, List.of("/bin/sh"));
    }

    /** Opens a terminal with a shell of its own, which must show a dollar sign when it is ready. */
    static Terminal open(Path directory, Path socket, Map<String, String> environment, List<String> program) {
        List<String> shell = new ArrayList<>(List.of("env", "-i", "TERM=screen", "PS1=$ "));
        environment.forEach((name, value) -> shell.add(name + "=" + value));
        shell.addAll(program);
        Terminal terminal = new Terminal(socket);
        List<String> words = new ArrayList<>(
                List.of("-f", "/dev/null", "new-session", "-d", "-x", "150", "-y", "50", "-c", directory.toString()));
        words.addAll(shell);
        terminal.tmux(words);
        terminal.awaitScreen("$");
        return terminal;
    }

    /** Types a line and presses return. */
    void type(String line) {
        write(line);
        press("Enter");
    }

    /** Types a text. */
    void write(String text) {
        tmux(List.of("send-keys", "-l", "--", text));
    }

    /** Presses a key, {@code C-c} for example. */
    void press(String key) {
        tmux(List.of("send-keys", key));
    }

    /** Makes the terminal so many columns wide. */
    void resize(int columns) {
        tmux(List.of("resize-window", "-x", Integer.toString(columns)));
    }

    /** Waits until a text is on the screen. */
    void awaitScreen(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (String screen = screen(); !screen.contains(text); screen = screen()) {
            assertTrue(System.nanoTime() < end, "no '" + text + "' on the screen:\n" + screen);
        }
    }

    /** Waits until the last line on the screen is a text, but for blanks. */
    void awaitLastLine(String text) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (String screen = screen(); !("\n" + screen.strip()).endsWith("\n" + text); screen = screen()) {
            assertTrue(System.nanoTime() < end, "no '" + text + "' at the end of the screen:\n" + screen);
        }
    }

    String screen() {
        return tmux(List.of("capture-pane", "-p", "-J"));
    }

    private String tmux(List<String> words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(words);
        try {
            Process tmux = new ProcessBuilder(command).redirectErrorStream(true).start();
            tmux.getOutputStream().close();
            String output = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, tmux.waitFor(), output);
            return output;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends the shell, and waits until it is gone: it may still write its history to a folder that the test removes. */
    @Override
    public void close() {
        long shell = Long.parseLong(
                tmux(List.of("display-message", "-p", "#{pane_pid}")).strip());
        tmux(List.of("kill-server"));
        ProcessHandle.of(shell)
                .ifPresent(left -> left.onExit()
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join());
    }
}
