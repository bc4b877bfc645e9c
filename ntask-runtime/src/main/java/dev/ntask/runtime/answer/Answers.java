package dev.ntask.runtime.answer;

import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The directory of the answers that are kept, where the script looks for them ({@code answered} in {@code bin/ntask}).
 *
 * <p>For the words of each call there is a directory: {@code paths} are the files to look at, and for each digest of what
 * was found there is an answer, called by that and by the digest of the paths, with its record beside it. So a call from
 * another terminal, with another environment, finds an answer of its own. It comes last, in one step, so that its record is
 * there. Its lines: format, since when and until when in seconds since 1970, how many runs to keep, the names of logs, end;
 * then what is printed, since a file that is open is whole.
 */
public final class Answers {
    private static final String FORMAT = "ntask answer 1";
    private static final String PATHS = "paths";

    /** For so many words answers are kept; of large projects each takes a megabyte. */
    private static final int MOST_WORDS = 16;

    /** So many answers, each with its record, and the paths. */
    private static final int MOST_FILES = 8 * 2 + 1;

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
     * Keeps an answer, and removes what no call can find any more or is more than enough.
     *
     * @param words the name under which the script looks for it
     * @throws IOException if something cannot be written; then there is no new answer
     */
    public void keep(String words, Answer answer) throws IOException {
        Path place = directory.resolve(words);
        Path paths = place.resolve(PATHS);
        String name = answer.looks().sha256() + "-" + Digest.of(answer.paths()).sha256();
        if (!Files.exists(paths) || !Arrays.equals(Files.readAllBytes(paths), answer.paths())) {
            // Whatever is beside it was found by looking at other files.
            removeAllBut(0, place);
            write(paths, answer.paths());
        }
        write(place.resolve(name + ".record"), answer.record());
        write(place.resolve(name), content(answer));
        removeAllBut(MOST_FILES, place);
        for (Path other : beyond(MOST_WORDS, directories())) {
            removeAllBut(0, other);
            Files.deleteIfExists(other);
        }
    }

    private static byte[] content(Answer answer) {
        String head = String.join(
                "\n",
                FORMAT,
                Long.toString(answer.since().getEpochSecond()),
                Long.toString(answer.until().getEpochSecond()),
                Integer.toString(answer.keep()),
                String.join(" ", answer.logs()),
                "end\n");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        content.writeBytes(answer.reply());
        return content.toByteArray();
    }

    private void write(Path file, byte[] content) throws IOException {
        AtomicFiles.write(file, content, temporary);
    }

    /** Removes the oldest files; what is left of an answer then is not found, or found to be incomplete. */
    private static void removeAllBut(int most, Path place) throws IOException {
        for (Path file : beyond(most, entries(place))) {
            if (most == 0 || !file.endsWith(PATHS)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> directories() throws IOException {
        List<Path> directories = entries(directory);
        directories.removeIf(entry -> !Files.isDirectory(entry));
        return directories;
    }

    private static List<Path> entries(Path place) throws IOException {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(place)) {
                found.forEach(entries::add);
            }
        }
        return entries;
    }

    /** What comes behind so many newer ones. */
    private static List<Path> beyond(int most, List<Path> entries) {
        entries.sort(Comparator.comparing(Answers::time).reversed());
        return entries.subList(Math.min(most, entries.size()), entries.size());
    }

    private static long time(Path entry) {
        return entry.toFile().lastModified();
    }
}
