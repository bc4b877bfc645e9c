package dev.ntask.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The script by which a shell completes words; it knows what is ntask's own, and reads what is a project's.
 *
 * <p>In bash, zsh and fish most of it is one program for {@code sh} and {@code awk}, whatever the user's shell is set to;
 * around it is what only that shell can say. PowerShell, which may have neither, has it all to itself.
 */
final class CompletionScript {
    private CompletionScript() {}

    /** Returns the script for one of the shells that {@link Flag#COMPLETION} takes. */
    static String of(String shell) {
        String own = CompletionLines.of(List.of());
        return switch (shell) {
            case "bash", "zsh" -> part("ntask." + shell).replace("@FIND@", quoted(find(own)));
            case "fish" -> part("ntask.fish").replace("@FIND@", quotedForFish(find(own)));
            case "powershell" -> part("ntask.ps1").replace("@OWN@", own.strip());
            default -> throw new AssertionError(shell + " is offered, and unknown: this is a bug");
        };
    }

    /** The program that finds a project's file and answers out of it. */
    static String find(String own) {
        return "own=" + quoted(own.strip()) + "\nprogram=" + quoted(part("words.awk")) + "\n" + part("find.sh");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String quotedForFish(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String part(String name) {
        try (InputStream in = CompletionScript.class.getResourceAsStream("completion/" + name)) {
            if (in == null) {
                throw new AssertionError(name + " is missing in the jar: this is a bug");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
