package dev.ntask.runtime.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Where shells find the words that they complete, so that none of them has to start Java. */
final class CompletionFile {
    private CompletionFile() {}

    /** Writes the file if it does not say this already; that it cannot be written is no reason not to run. */
    static void publish(Path file, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            if (!Files.isRegularFile(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
                AtomicFile.write(file, bytes);
            }
        } catch (IOException e) {
            return; // shells complete what they knew before, or only what is ntask's own
        }
    }
}
