package dev.ntask.runtime.report;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that tells of a run; there is a whole one or none. */
final class ManifestFile {
    /** Its name in the directory of a run. */
    static final String NAME = "run.json";

    private final Path file;
    private final Path staged;

    ManifestFile(Path run) {
        this.file = run.resolve(NAME);
        this.staged = run.resolve(NAME + ".tmp");
    }

    Path path() {
        return file;
    }

    /** Replaces what is there. A crash up to the move leaves that, and a file that nobody reads. */
    void write(String json) throws IOException {
        write(staged, json.getBytes(StandardCharsets.UTF_8));
        if (!staged.toFile().renameTo(file.toFile())) {
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Java's old ways to write and to rename cost a start less than its new ones, but do not say why they fail. */
    private static void write(Path file, byte[] content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toString())) {
            out.write(content);
        } catch (FileNotFoundException e) {
            Files.write(file, content);
        }
    }
}
