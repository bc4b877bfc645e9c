package dev.ntask.runtime.store.disk;

import dev.ntask.runtime.file.FileInput;
import dev.ntask.runtime.file.TemporaryFile;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.MissingContentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Keeps one read-only file per content, named by its digest.
 *
 * <p>Contents are copied in and out. A hard link would be quicker, and would let an edit of an output change the store.
 */
public final class DiskContentStore implements ContentStore {
    private static final int LARGEST_GUESS = 1 << 16;

    private final Path directory;
    private final Quarantine quarantine;
    private final Path temporary;

    /** Those that nobody uses at the moment; a queue made for threads would cost each start more than all copies. */
    private final ArrayDeque<ContentCopy> copies = new ArrayDeque<>();

    DiskContentStore(Path directory, Quarantine quarantine, Path temporary) {
        this.directory = directory;
        this.quarantine = quarantine;
        this.temporary = temporary;
    }

    @Override
    public boolean contains(Digest digest) {
        return find(digest.sha256()).equals(Optional.of(digest));
    }

    @Override
    public Optional<Digest> find(String sha256) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(blob(sha256), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? Optional.of(new Digest(sha256, found.size())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Digest put(Path file) throws IOException {
        try (InputStream in = FileInput.open(file)) {
            return put(in);
        }
    }

    @Override
    public Digest put(byte[] bytes) throws IOException {
        Digest digest = Digest.of(bytes);
        return contains(digest) ? digest : put(new ByteArrayInputStream(bytes));
    }

    /** Hashes and copies in one read, so that what is stored is what was hashed, even if the file changes meanwhile. */
    private Digest put(InputStream in) throws IOException {
        Files.createDirectories(temporary);
        Path staged = TemporaryFile.create(temporary, "b");
        try {
            Digest digest;
            // A crash in here leaves a temporary file that nobody reads.
            try (OutputStream out = Files.newOutputStream(staged)) {
                digest = copy(in, out);
            }
            publish(staged, digest);
            return digest;
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private void publish(Path staged, Digest digest) throws IOException {
        if (contains(digest)) {
            return;
        }
        Path blob = blob(digest);
        Files.createDirectories(blob.getParent());
        Permissions.makeReadOnly(staged);
        try {
            // Whoever sees the name sees the whole content. Two writers of one content agree about it.
            Files.move(staged, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Windows does not replace what another process reads: then it is there, which is all we want.
            if (!contains(digest)) {
                throw e;
            }
        }
    }

    @Override
    public byte[] read(Digest digest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(digest.size(), LARGEST_GUESS));
        readVerified(digest, bytes);
        return bytes.toByteArray();
    }

    @Override
    public void copyTo(Digest digest, Path newFile) throws IOException {
        try (OutputStream out = Files.newOutputStream(newFile, StandardOpenOption.CREATE_NEW)) {
            readVerified(digest, out);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            // What was copied is wrong or incomplete: nobody may find it.
            Files.deleteIfExists(newFile);
            throw e;
        }
    }

    private void readVerified(Digest digest, OutputStream out) throws IOException {
        Path blob = blob(digest);
        Digest found;
        try (InputStream in = FileInput.open(blob, LinkOption.NOFOLLOW_LINKS)) {
            found = copy(in, out);
        } catch (NoSuchFileException e) {
            throw new MissingContentException(digest, "missing");
        } catch (IOException e) {
            if (Files.isRegularFile(blob, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            moveAside(blob);
            throw new MissingContentException(digest, "damaged");
        }
        if (!found.equals(digest)) {
            moveAside(blob);
            throw new MissingContentException(digest, "damaged");
        }
    }

    private void moveAside(Path blob) {
        try {
            quarantine.takeContent(blob);
        } catch (IOException e) {
            // A store that cannot be written: the blob stays damaged, and every read says so again.
        }
    }

    private Digest copy(InputStream in, OutputStream out) throws IOException {
        ContentCopy copy = takeCopy();
        Digest digest = copy.copy(in, out);
        giveBack(copy);
        return digest;
    }

    private synchronized ContentCopy takeCopy() {
        ContentCopy copy = copies.poll();
        return copy == null ? new ContentCopy() : copy;
    }

    private synchronized void giveBack(ContentCopy copy) {
        copies.add(copy);
    }

    private Path blob(Digest digest) {
        return blob(digest.sha256());
    }

    private Path blob(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
