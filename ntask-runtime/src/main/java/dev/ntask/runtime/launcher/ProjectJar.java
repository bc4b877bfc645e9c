package dev.ntask.runtime.launcher;

import dev.ntask.runtime.fingerprint.Digest;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The compiled tasks as one jar that is named by its content, and so never changes under a name.
 *
 * <p>The same classes make the same bytes: entries are sorted, carry no time of their own and are not compressed.
 */
final class ProjectJar {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ProjectJar() {}

    /** Packs a folder of classes into a jar in {@code bin}. */
    static Path write(Path classes, Path bin) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        read(classes, "", entries);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        }
        byte[] content = bytes.toByteArray();
        Path jar = bin.resolve(Digest.of(content).sha256() + ".jar");
        AtomicFile.write(jar, content);
        return jar;
    }

    /** Deletes the jars that nobody will start any more, and the archives, none of which is for the newest jar. */
    static void deleteOthers(Path bin, Path newest, String previous) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(bin, "*.{jar,tmp,jsa,aot}")) {
            for (Path jar : jars) {
                if (!jar.equals(newest) && !jar.toString().equals(previous.replace('/', File.separatorChar))) {
                    Files.deleteIfExists(jar);
                }
            }
        }
    }

    private static void read(Path folder, String prefix, Map<String, byte[]> entries) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = prefix + child.getFileName();
                if (Files.isDirectory(child)) {
                    read(child, name + '/', entries);
                } else {
                    entries.put(name, Files.readAllBytes(child));
                }
            }
        }
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        return entry;
    }
}
