package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileStateTest {
    @TempDir
    Path folder;

    @Test
    void aReplacedFileOfTheSameSizeAndTimeIsAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        FileState before = state(file);
        assertEquals(before, state(file));
        Path other = Files.writeString(folder.resolve("b"), "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        FileState after = state(file);
        assertEquals(before.modified(), after.modified());
        assertNotEquals(before, after);
        assertFalse(before.isSame(after));
    }

    @Test
    void timesAreKeptToTheNanosecond() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        FileTime time = FileTime.from(1_700_000_000_123_456_789L, TimeUnit.NANOSECONDS);
        Files.setLastModifiedTime(file, time);
        // Java sets microseconds at best
        assertEquals(
                Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS),
                state(file).modified());
    }

    private static FileState state(Path file) throws IOException {
        return FileState.of(new Input(Kind.SOURCE, "a", file));
    }

    @Test
    void aFileIsSettledTwoSecondsAfterItChanged() {
        long second = TimeUnit.SECONDS.toNanos(1);
        FileState state = new FileState(1, 10 * second, 20 * second, 1);
        assertFalse(state.settledBefore(12 * second + 1));
        assertFalse(state.settledBefore(22 * second));
        assertTrue(state.settledBefore(22 * second + 1));
    }
}
