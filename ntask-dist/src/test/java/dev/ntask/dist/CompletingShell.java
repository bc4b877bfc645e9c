package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An interactive shell that has read ntask's script for it, in a real terminal. */
final class CompletingShell implements AutoCloseable {
    private final Path home;
    private final String name;
    private final Map<String, String> environment = new TreeMap<>();
    private String setUp = "";
    private Terminal terminal;

    /** Prepares a shell that has a new folder to itself. */
    CompletingShell(String name, Path home) {
        this.name = Programs.require(name);
        this.home = home;
        environment.put("PATH", Launcher.DISTRIBUTION.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("ZDOTDIR", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("NTASK_ARCHIVE", "off");
    }

    CompletingShell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CompletingShell without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Commands that the shell reads before ntask's script. */
    CompletingShell after(String commands) {
        setUp = commands + "\n";
        return this;
    }

    CompletingShell open(Path directory) {
        Path script = home.resolve("script");
        Launcher.Result printed = Launcher.in(Path.of("/")).run("--completion", name);
        assertEquals(0, printed.exitCode(), printed.toString());
        write(script, printed.out());
        String source = "source " + script + "\n";
        List<String> program = switch (name) {
            case "bash" -> {
                write(home.resolve("rc"), "PS1='$ '\nbind 'set bell-style none'\n" + setUp + source);
                yield List.of(
                        "bash", "--noprofile", "--rcfile", home.resolve("rc").toString(), "-i");
            }
            case "zsh" -> {
                write(home.resolve(".zshrc"), "PS1='$ '\nautoload -Uz compinit && compinit -u\n" + setUp + source);
                yield List.of("zsh", "-d", "-i");
            }
            default -> {
                String prompt = "function fish_prompt; echo '$ '; end; set -g fish_greeting\n";
                write(home.resolve("rc"), prompt + setUp + source);
                yield List.of("fish", "--no-config", "-C", "source " + home.resolve("rc"));
            }
        };
        terminal = Terminal.open(directory, home.resolve("tmux"), environment, program);
        return this;
    }

    /** Types texts with the tabulator behind each, and something behind the last; waits for what that makes of the line. */
    void assertCompleted(String expected, String... texts) {
        for (String text : texts) {
            terminal.write(text);
            terminal.press("Tab");
        }
        terminal.write("X");
        terminal.awaitScreen("$ " + expected + "X");
        clear();
    }

    /** Types a text with the tabulator behind it, which bash wants twice; waits for words on the screen. */
    String listing(String text, String... shown) {
        terminal.write(text);
        terminal.press("Tab");
        if (name.equals("bash")) {
            terminal.press("Tab");
        }
        for (String each : shown) {
            terminal.awaitScreen(each);
        }
        return terminal.screen();
    }

    /** Gives the line up by a key that is no signal: one would throw away what is typed just behind it. */
    void clear() {
        terminal.press("C-u");
        terminal.awaitLastLine("$");
    }

    Terminal terminal() {
        return terminal;
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
    }
}
