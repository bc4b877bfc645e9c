package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A compiled project, and the program that completes words in it, as the scripts of shells call it. */
final class CompletionRig {
    private final Path root;
    private final Path awk;

    /** Creates a project without tasks, in which a program of this name is {@code awk}. */
    CompletionRig(Path root, String awk) {
        this.root = root;
        this.awk = root.resolve("programs-" + awk);
        try {
            Files.createDirectories(this.awk);
            Path program = this.awk.resolve("awk");
            String words = "exec /usr/bin/" + awk + (awk.equals("busybox") ? " awk" : "") + " \"$@\"\n";
            Files.writeString(program, "#!/bin/sh\n" + words);
            program.toFile().setExecutable(true);
            Files.writeString(root.resolve("Tasks.java"), "class Tasks {}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompletionRig tasks(List<TaskDefinition> tasks) {
        return file(CompletionLines.of(tasks));
    }

    CompletionRig file(String content) {
        try {
            Files.createDirectories(root.resolve(".ntask"));
            Files.writeString(root.resolve(".ntask/completion"), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is offered for the last word, each with its kind and its summary. */
    List<String> lines(String mode, List<String> words) {
        String current = words.get(words.size() - 1);
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                CompletionScript.find(CompletionLines.of(List.of())),
                "ntask",
                mode,
                current,
                "",
                current));
        command.addAll(words.subList(0, words.size() - 1));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", awk + ":/usr/bin:/bin");
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), output);
            return output.lines().toList();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The words that are offered for the last word; {@code <file>} stands for files. */
    List<String> offered(List<String> words) {
        List<String> offered = new ArrayList<>();
        for (String line : lines("lines", words)) {
            String[] fields = line.split("\t", -1);
            offered.add(fields[0].equals("file") ? fields[1] + "<file>" : fields[1]);
        }
        return offered;
    }
}
