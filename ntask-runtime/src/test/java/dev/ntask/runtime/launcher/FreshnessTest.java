package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether code that may come from an archive is that of the jars that are there now. */
final class FreshnessTest {
    /** Later than all that the test writes, so that it counts as settled. */
    private static final long LATER = Stamp.now() + 3_600_000_000_000L;

    @TempDir
    Path folder;

    private Path first;
    private Path second;
    private Path archive;
    private Installation installation;
    private Stamp stamp;

    @BeforeEach
    void makeStamp() throws IOException {
        installation = new Installation(folder);
        Files.createDirectories(folder.resolve("lib"));
        first = Files.writeString(folder.resolve("lib/a.jar"), "a");
        second = Files.writeString(folder.resolve("lib/b.jar"), "b");
        archive = Files.writeString(folder.resolve("archive"), "archive");
        stamp = stamp(LATER, Java.identity());
    }

    private Stamp stamp(long taken, String java) throws IOException {
        List<Recorded> files = new ArrayList<>();
        for (Path jar : installation.runtimeJars()) {
            files.add(Recorded.of(Input.ofRuntime(jar)));
        }
        files.add(new Recorded(Kind.LIBRARY, "gone.jar", new FileState(1, 2, 3, 4), "5"));
        return new Stamp(java, taken, List.of(), files, Archive.of(archive.toString()));
    }

    private boolean isOurs() {
        return Freshness.isOurs(stamp, installation, archive.toString());
    }

    @Test
    void itIsWhereNothingOfNtaskChanged() {
        assertTrue(isOurs());
    }

    @Test
    void itIsNotInAnotherArchiveThanTheRecordedOne() throws IOException {
        assertFalse(
                Freshness.isOurs(stamp, installation, folder.resolve("other").toString()));
        assertFalse(Freshness.isOurs(stamp.with(Archive.UNTRIED), installation, archive.toString()));
        assertFalse(Freshness.isOurs(stamp.with(Archive.IMPOSSIBLE), installation, "-"));
        assertFalse(Freshness.isOurs(null, installation, archive.toString()));
    }

    @Test
    void itIsNotOnAnotherJava() throws IOException {
        stamp = stamp(LATER, "another");
        assertFalse(isOurs());
    }

    @Test
    void itIsNotWhereALaterChangeWouldNotShow() throws IOException {
        stamp = stamp(Stamp.now(), Java.identity());
        assertFalse(isOurs());
    }

    @Test
    void itIsNotOnceAJarHasOtherContentOfTheSameSizeAndTime() throws IOException {
        FileTime time = Files.getLastModifiedTime(second);
        Files.delete(second);
        Files.createFile(folder.resolve("takes the number of the file"));
        Files.writeString(second, "c");
        Files.setLastModifiedTime(second, time);
        assertFalse(isOurs());
    }

    @Test
    void itIsNotOnceAJarCameOrWent() throws IOException {
        Path third = Files.writeString(folder.resolve("lib/c.jar"), "c");
        assertFalse(isOurs());
        Files.delete(third);
        assertTrue(isOurs());
        Files.move(first, third);
        assertFalse(isOurs());
        Files.delete(third);
        assertFalse(isOurs());
    }

    @Test
    void itIsNotOnceTheArchiveChanged() throws IOException {
        Files.write(archive, new byte[3]);
        assertFalse(isOurs());
        Files.delete(archive);
        assertFalse(isOurs());
    }
}
