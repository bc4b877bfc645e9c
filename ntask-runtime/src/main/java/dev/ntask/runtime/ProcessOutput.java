package dev.ntask.runtime;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A standard stream of this process; that the reader of a pipe has gone, as {@code head} does, is no error. */
public final class ProcessOutput extends OutputStream {
    private final FileOutputStream out;
    private final String number;
    private volatile boolean unread;

    ProcessOutput(FileDescriptor descriptor) {
        this.out = new FileOutputStream(descriptor);
        this.number = descriptor.equals(FileDescriptor.err) ? "2" : "1";
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (unread) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (!isPipe()) {
                throw e;
            }
            unread = true;
        }
    }

    /** Tells whether something was written that nobody reads any more; safe in any thread. */
    public boolean isUnread() {
        return unread;
    }

    private boolean isPipe() {
        try {
            String name =
                    Files.readSymbolicLink(Path.of("/proc/self/fd", number)).toString();
            return name.startsWith("pipe:") || name.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
            return true; // there is no telling
        }
    }
}
