package dev.ntask.runtime.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Says where two files differ: at which byte, or, of two archives in the format of zip, in which entry. */
final class FileComparison {
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private FileComparison() {}

    /** Returns the first difference of two files that have one. */
    static String of(Path one, Path other) throws IOException {
        String inside = isZip(one) && isZip(other) ? ofArchives(one, other) : "";
        if (!inside.isEmpty()) {
            return inside;
        }
        return "differs at byte " + Files.mismatch(one, other) + sizes(Files.size(one), Files.size(other));
    }

    private static String ofArchives(Path one, Path other) throws IOException {
        try (ZipFile a = new ZipFile(one.toFile());
                ZipFile b = new ZipFile(other.toFile())) {
            return ofEntries(a, b);
        } catch (ZipException e) {
            // It begins like an archive, and is none, or a damaged one: then its bytes are all there is to say.
            return "";
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private static String ofEntries(ZipFile a, ZipFile b) throws IOException {
        List<String> names = names(a);
        List<String> others = names(b);
        for (String name : names) {
            if (!others.contains(name)) {
                return "entry " + name + " is only in the first";
            }
        }
        for (String name : others) {
            if (!names.contains(name)) {
                return "entry " + name + " is only in the second";
            }
        }
        for (String name : names) {
            String difference = ofEntry(a, a.getEntry(name), b, b.getEntry(name));
            if (!difference.isEmpty()) {
                return "entry " + name + " " + difference;
            }
        }
        return names.equals(others) ? "" : "the entries are in another order";
    }

    private static List<String> names(ZipFile zip) {
        List<String> names = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            names.add(entry.getName());
        }
        return names;
    }

    private static String ofEntry(ZipFile a, ZipEntry one, ZipFile b, ZipEntry other) throws IOException {
        byte[] left = read(a, one);
        byte[] right = read(b, other);
        int at = Arrays.mismatch(left, right);
        if (at >= 0) {
            return "differs at byte " + at + sizes(left.length, right.length);
        }
        return one.getTime() == other.getTime() ? "" : "has another time, and the same content";
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static String sizes(long one, long other) {
        return one == other ? " of " + one : " (sizes " + one + " and " + other + ")";
    }
}
