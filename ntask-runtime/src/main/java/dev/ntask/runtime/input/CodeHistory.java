package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeParts;
import dev.ntask.runtime.file.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The parts of the code that the project had in its last compilations, so that a change of a task's code can be told by
 * method: one file for each compilation in which the code of some task was another one. Written when the classes are new,
 * read by explanations only; whatever is wrong with it costs an explanation, and nothing else.
 */
public final class CodeHistory {
    /** As many changes of the code as may lie between a task's last run and the question why it would run. */
    private static final int KEPT = 32;

    private final Path directory;

    /** Creates a history in a directory, which need not exist. */
    public CodeHistory(Path directory) {
        this.directory = directory;
    }

    /** Keeps the parts of a compilation; a crash before the move leaves a temporary file that is never read. */
    void keep(String name, String text) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(name);
            List<Path> known = newestFirst();
            AtomicFiles.write(file, compressed(text));
            if (!known.isEmpty() && !known.get(0).equals(file) && haveSameTasks(known.get(0), text)) {
                Files.deleteIfExists(known.get(0));
            }
            for (int i = KEPT - 1; i < known.size(); i++) {
                Files.deleteIfExists(known.get(i));
            }
        } catch (IOException e) {
            // Of a change from here on it will be said that there is one, and not where.
        }
    }

    /** Returns the newest parts that hold some code. */
    Optional<CodeParts> find(WantedCode wanted) throws IOException {
        for (Path file : newestFirst()) {
            Optional<CodeParts> parts = read(file);
            if (parts.isPresent() && wanted.isIn(parts.get())) {
                return parts;
            }
        }
        return Optional.empty();
    }

    /** Whether no task has other code than before: what is newer has the better lines. */
    private static boolean haveSameTasks(Path before, String text) throws IOException {
        Optional<CodeParts> old = read(before);
        Optional<CodeParts> now = CodeParts.parse(text);
        return old.isPresent() && now.isPresent() && digests(old.get()).equals(digests(now.get()));
    }

    private static List<String> digests(CodeParts parts) {
        List<String> digests = new ArrayList<>();
        parts.tasks().forEach((task, root) -> digests.add(task + " " + root.digest()));
        return digests;
    }

    private List<Path> newestFirst() throws IOException {
        TreeSet<Aged> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            for (Path file : found) {
                if (!file.toString().endsWith(".tmp")) {
                    files.add(new Aged(file, Files.getLastModifiedTime(file)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        List<Path> sorted = new ArrayList<>();
        for (Aged each : files) {
            sorted.add(each.file());
        }
        return sorted;
    }

    /** A file with its time, the newest first. */
    private record Aged(Path file, FileTime time) implements Comparable<Aged> {
        @Override
        public int compareTo(Aged other) {
            int byAge = other.time.compareTo(time);
            return byAge != 0 ? byAge : file.compareTo(other.file);
        }
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Optional<CodeParts> read(Path file) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return CodeParts.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
