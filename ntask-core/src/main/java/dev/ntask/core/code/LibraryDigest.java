package dev.ntask.core.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Digests library jars by what is in them: neither zip times nor the order of entries count. */
public final class LibraryDigest {
    private LibraryDigest() {}

    /** Digests one jar: SHA-256 in hexadecimal over its entries' names and contents, sorted. */
    public static String ofJar(Path jar) throws IOException {
        List<Sha256> entries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        entries.add(new FieldHasher()
                                .put(entry.getName())
                                .put(Sha256.of(in.readAllBytes()))
                                .finish());
                    }
                }
            }
        } catch (ZipException e) {
            return Sha256.of(Files.readAllBytes(jar)).hex(); // no jar; the JVM passes it over, but it may become one
        }
        Collections.sort(entries);
        return new FieldHasher().putAll(entries).finish().hex();
    }

    /** Digests all library jars from the digests of each, in class path order. */
    public static String ofAll(List<String> jarDigests) {
        return new FieldHasher().putAll(jarDigests).finish().hex();
    }
}
