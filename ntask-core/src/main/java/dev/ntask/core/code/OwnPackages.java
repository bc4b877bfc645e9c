package dev.ntask.core.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells ntask's own classes, which enter a fingerprint as its schema version only. */
final class OwnPackages {
    private static final String ROOT = "dev/ntask/";

    private OwnPackages() {}

    static boolean contain(String className) {
        if (!className.startsWith(ROOT)) {
            return false;
        }
        int end = className.indexOf('/', ROOT.length());
        if (end < 0) {
            return true;
        }
        return switch (className.substring(ROOT.length(), end)) {
            case "spi", "core", "runtime", "processor", "resolver", "launcher", "remote" -> true;
            default -> false;
        };
    }

    /** Whether a jar is ntask's own: all of its classes are. A jar that ntask was shaded into is not. */
    static boolean fill(Path jar) throws IOException {
        boolean found = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    if (!contain(name)) {
                        return false;
                    }
                    found = true;
                }
            }
        } catch (ZipException e) {
            return false; // no jar at all: the JVM passes it over, and its bytes may count
        }
        return found;
    }
}
