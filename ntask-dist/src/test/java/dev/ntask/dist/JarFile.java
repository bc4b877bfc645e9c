package dev.ntask.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Rewrites jars so that nothing but their content tells the old from the new. */
final class JarFile {
    private JarFile() {}

    /** Packs a jar anew, without compression, so that its size stays when a text in it becomes another one. */
    static void unpack(Path jar) throws IOException {
        Files.write(jar, stored(jar, "", ""));
    }

    /** Puts another jar in the place of one that was unpacked: one text is another of the same length, size and time are not. */
    static void replace(Path jar, String text, String other) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        long size = Files.size(jar);
        byte[] content = stored(jar, text, other);
        Files.delete(jar);
        Files.write(jar, content);
        Files.setLastModifiedTime(jar, time);
        if (Files.size(jar) != size) {
            throw new AssertionError("the size tells");
        }
    }

    private static byte[] stored(Path jar, String text, String other) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            to.setMethod(ZipOutputStream.STORED);
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] before = from.getInputStream(entry).readAllBytes();
                byte[] after = replace(before, text, other);
                found |= after != before;
                to.putNextEntry(stored(entry, after));
                to.write(after);
            }
        }
        if (found == text.isEmpty()) {
            throw new AssertionError("'" + text + "' is not in " + jar);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stored(ZipEntry entry, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry stored = new ZipEntry(entry.getName());
        stored.setTimeLocal(entry.getTimeLocal());
        stored.setSize(content.length);
        stored.setCompressedSize(content.length);
        stored.setCrc(crc.getValue());
        return stored;
    }

    /** Byte by byte, whatever the bytes mean: each is one character of this charset. */
    private static byte[] replace(byte[] content, String text, String other) {
        String all = new String(content, StandardCharsets.ISO_8859_1);
        return text.isEmpty() || !all.contains(text)
                ? content
                : all.replace(text, other).getBytes(StandardCharsets.ISO_8859_1);
    }
}
