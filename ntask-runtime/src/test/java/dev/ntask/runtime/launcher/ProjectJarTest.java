package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectJarTest {
    @TempDir
    Path folder;

    private Path bin;

    @BeforeEach
    void bin() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
    }

    @Test
    void theSameClassesMakeTheSameJarWhateverTheirOrderAndTimes() throws IOException {
        Path first = ProjectJar.write(classes("first", "b/B.class", "a/A.class", "C.class"), bin);
        Path second = ProjectJar.write(classes("second", "C.class", "a/A.class", "b/B.class"), bin);
        assertEquals(first, second);
        assertEquals(Digest.of(first).sha256() + ".jar", first.getFileName().toString());
    }

    @Test
    void otherClassesMakeAnotherJar() throws IOException {
        Path first = ProjectJar.write(classes("first", "A.class"), bin);
        assertNotEquals(first, ProjectJar.write(classes("second", "A.class", "B.class"), bin));
    }

    @Test
    void entriesAreSortedAndNotCompressed() throws IOException {
        Path jar = ProjectJar.write(classes("first", "b/B.class", "a/A.class", "C.class"), bin);
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(entry.getName() + " " + entry.getMethod());
            }
        }
        assertEquals(List.of("C.class 0", "a/A.class 0", "b/B.class 0"), names);
    }

    private Path classes(String name, String... files) throws IOException {
        Path classes = folder.resolve(name);
        for (String file : files) {
            Files.createDirectories(classes.resolve(file).getParent());
            Files.writeString(classes.resolve(file), file);
        }
        return classes;
    }
}
