package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.OutputWalk.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Stores what an action wrote; each file is read once. */
final class Capture {
    /** What Java makes of bytes that are no characters. */
    private static final char UNDECODED = '\ufffd';

    private final Path root;
    private final ContentStore contents;
    private final FileDigests digests;

    Capture(Path root, ContentStore contents, FileDigests digests) {
        this.root = root;
        this.contents = contents;
        this.digests = digests;
    }

    OutputTree of(List<Found> found) throws IOException {
        List<OutputTree.File> files = new ArrayList<>();
        List<OutputTree.Link> links = new ArrayList<>();
        List<String> emptyDirectories = new ArrayList<>();
        for (Found entry : found) {
            if (entry.isDirectory() && !(entry.declared() && entry.empty())) {
                continue;
            }
            requireName(entry);
            if (entry.isDirectory()) {
                emptyDirectories.add(entry.path());
            } else if (entry.attributes().isSymbolicLink()) {
                links.add(new OutputTree.Link(entry.path(), readLink(entry)));
            } else {
                files.add(store(entry));
            }
        }
        return OutputTree.of(files, links, emptyDirectories);
    }

    private OutputTree.File store(Found entry) throws IOException {
        if (!entry.attributes().isRegularFile()) {
            throw new IOException("output '" + entry.path() + "' is no file, link or directory");
        }
        Digest digest = digests.store(entry.file(), contents);
        BasicFileAttributes after = FileModes.attributes(entry.file());
        // Something that the body left running writes on: what was stored may be one half of each.
        if (!isSame(entry.attributes(), after) || digest.size() != after.size()) {
            throw new IOException("output '" + entry.path() + "' changes after the task has ended");
        }
        return new OutputTree.File(entry.path(), digest, FileModes.mode(entry.attributes()));
    }

    private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
        return after.isRegularFile()
                && before.size() == after.size()
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && Objects.equals(before.fileKey(), after.fileKey());
    }

    private static String readLink(Found entry) throws IOException {
        String target = Files.readSymbolicLink(entry.file()).toString();
        if (target.indexOf(UNDECODED) >= 0) {
            throw new IOException("what output '" + entry.path() + "' links to is not valid in this locale");
        }
        return target;
    }

    private void requireName(Found entry) throws IOException {
        if (!OutputWalk.decodes(root, entry)) {
            throw new IOException("the name of output '" + entry.path() + "' is not valid in this locale");
        }
        if (entry.path().contains(OutputWalk.STAGING)) {
            throw new IOException("output '" + entry.path() + "' was left by an interrupted restore; remove it");
        }
    }
}
