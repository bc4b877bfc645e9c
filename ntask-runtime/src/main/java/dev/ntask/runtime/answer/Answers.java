package dev.ntask.runtime.answer;

import dev.ntask.runtime.file.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory of the answers that are kept, where the script looks for them ({@code answered} in {@code bin/ntask}).
 *
 * <p>An answer is a head, named by the words of the call, and a directory {@code +id} that it names, which has its parts in
 * files and never changes. The head comes last, in one step, so that it never speaks of parts of two answers. Its lines:
 * format, id, digest of all looks, since when and until when in seconds since 1970, how many runs to keep, the names of logs, end.
 */
public final class Answers {
    private static final String FORMAT = "ntask answer 1";

    /** The script takes no word with this sign, so that no head begins so. */
    private static final String PARTS = "+";

    /** So many answers are kept; of large projects each takes megabytes. */
    private static final int MOST = 16;

    private final Path directory;
    private final Path temporary;

    /**
     * Names the directory of a project's answers; nothing is created yet.
     *
     * @param temporary a directory on the same mount, for files that are being written
     */
    public Answers(Path directory, Path temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /**
     * Keeps an answer, in the place of one to the same words, and removes what nobody names or is more than enough.
     *
     * @param words the name under which the script looks for it
     * @param id a name that no other answer has had
     * @throws IOException if something cannot be written; then there is the old answer, or none
     */
    public void keep(String words, String id, Answer answer) throws IOException {
        Path parts = directory.resolve(PARTS + id);
        Files.createDirectories(directory);
        Files.createDirectory(parts);
        Files.write(parts.resolve("paths"), answer.paths());
        Files.write(parts.resolve("record"), answer.record());
        Files.write(parts.resolve("reply"), answer.reply());
        String head = String.join(
                "\n",
                FORMAT,
                id,
                answer.looks().sha256(),
                Long.toString(answer.since().getEpochSecond()),
                Long.toString(answer.until().getEpochSecond()),
                Integer.toString(answer.keep()),
                String.join(" ", answer.logs()),
                "end\n");
        AtomicFiles.write(directory.resolve(words), head.getBytes(StandardCharsets.UTF_8), temporary);
        removeOthers();
    }

    /** Another process may just be writing parts that no head names yet; then its answer is incomplete, and not found. */
    private void removeOthers() throws IOException {
        List<Path> heads = new ArrayList<>();
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                (name(entry).startsWith(PARTS) ? parts : heads).add(entry);
            }
        }
        Set<String> named = new HashSet<>();
        for (Path head : newestFirst(heads)) {
            if (named.size() < MOST) {
                named.add(PARTS + id(head));
            } else {
                Files.deleteIfExists(head);
            }
        }
        for (Path each : parts) {
            if (!named.contains(name(each))) {
                remove(each);
            }
        }
    }

    private static List<Path> newestFirst(List<Path> heads) {
        heads.sort(Comparator.comparing(Answers::time).reversed());
        return heads;
    }

    private static long time(Path head) {
        return head.toFile().lastModified();
    }

    private static String id(Path head) throws IOException {
        List<String> lines = Files.readAllLines(head);
        return lines.size() > 1 ? lines.get(1) : "";
    }

    private static void remove(Path parts) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parts)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(parts);
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }
}
