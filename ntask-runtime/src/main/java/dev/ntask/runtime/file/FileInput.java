package dev.ntask.runtime.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Reads a file so that whatever fails names it.
 *
 * <p>Java names a file that cannot be opened. One that opens and cannot be read, such as a directory or a file on a failing
 * disk, it reports in the bare words of the system. Not thread-safe.
 */
public final class FileInput extends FilterInputStream {
    private final Path file;

    private FileInput(Path file, InputStream in) {
        super(in);
        this.file = file;
    }

    /**
     * Opens a file. That it is no more than a stream lets Java verify a class that calls this without loading this one.
     *
     * @throws FileSystemException if it cannot be opened; so does each read that fails
     */
    public static InputStream open(Path file, OpenOption... options) throws IOException {
        return new FileInput(file, Files.newInputStream(file, options));
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw named(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw named(e);
        }
    }

    private IOException named(IOException e) {
        FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }
}
