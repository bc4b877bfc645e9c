package dev.ntask.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainNamesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"'',false", ".,false", "..,false", "a,true", "Read me.txt,true", "ä,false", "a?,false", "-,true"})
    void whatIsAsciiIsPlain(String name, boolean plain) {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assertEquals(plain && linux, PlainNames.has(name));
    }

    @Test
    void whatANameInOtherLettersFindsMayBeTheSame() throws IOException {
        Files.writeString(directory.resolve("rEAD-1.TXT"), "");
        Files.createSymbolicLink(directory.resolve("LINK"), Path.of("nowhere"));
        Files.writeString(directory.resolve("1234"), "");
        assertEquals(true, PlainNames.answersToOther(directory, "Read-1.txt"));
        assertEquals(true, PlainNames.answersToOther(directory, "link"));
        assertEquals(false, PlainNames.answersToOther(directory, "read-2.txt"));
        assertEquals(false, PlainNames.answersToOther(directory, "1234"));
    }
}
