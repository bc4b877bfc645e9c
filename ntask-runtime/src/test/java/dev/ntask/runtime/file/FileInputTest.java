package dev.ntask.runtime.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInputTest {
    @TempDir
    Path root;

    @Test
    void readsWhatIsThere() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "text");
        try (InputStream in = FileInput.open(file)) {
            assertEquals('t', in.read());
            assertArrayEquals("ext".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
            assertEquals(-1, in.read());
        }
    }

    /** A directory that took the place of a file that was found a moment ago. */
    @Test
    void whatOpensAndCannotBeReadIsNamed() throws IOException {
        try (InputStream in = FileInput.open(root)) {
            assertNamed(assertThrows(FileSystemException.class, () -> in.read(new byte[8])));
            assertNamed(assertThrows(FileSystemException.class, in::read));
        }
    }

    private void assertNamed(FileSystemException e) {
        assertEquals(root.toString(), e.getFile());
        assertEquals(root + ": Is a directory", e.getMessage());
    }

    @Test
    void whatCannotBeOpenedIsNamed() {
        assertThrows(NoSuchFileException.class, () -> FileInput.open(root.resolve("none")));
    }
}
