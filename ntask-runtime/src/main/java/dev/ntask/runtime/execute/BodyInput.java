package dev.ntask.runtime.execute;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Standard input for those bodies that may read it; for others it is at its end. */
final class BodyInput extends InputStream {
    private static final int END = -1;

    private final RunHost host;
    private final InputStream input;

    BodyInput(RunHost host, InputStream input) {
        this.host = host;
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        return isOpen() ? input.read() : END;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return isOpen() ? input.read(buffer, offset, length) : END;
    }

    @Override
    public int available() throws IOException {
        return isOpen() ? input.available() : 0;
    }

    private boolean isOpen() {
        Optional<RunningTask> task = host.find();
        return task.isEmpty() || task.get().mayReadInput();
    }
}
