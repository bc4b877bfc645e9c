package dev.ntask.runtime.report;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One action's log while it is written: the bytes that the action wrote, line by line as they came. Each line is in the file
 * at once, for those who read it meanwhile and for who looks why this process was killed.
 */
final class ActionLog {
    private final OutputStream file;

    /** Whether the last line has no end; it gets one only if another follows. */
    private boolean open;

    private ActionLog(OutputStream file) {
        this.file = file;
    }

    /** Opens a log at its end. Java's old way costs a task less than its new one, but does not say why it fails. */
    static ActionLog append(Path file) throws IOException {
        try {
            return new ActionLog(new FileOutputStream(file.toString(), true));
        } catch (FileNotFoundException e) {
            return new ActionLog(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }
    }

    /** Writes a line; half a surrogate pair becomes a question mark. */
    void line(String line) throws IOException {
        write((line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a line as it came: its bytes, as characters of ISO 8859-1, with its end if it has one. */
    void bytes(String bytes) throws IOException {
        write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        open = !bytes.endsWith("\n");
    }

    private void write(byte[] line) throws IOException {
        if (open) {
            file.write('\n');
            open = false;
        }
        file.write(line);
    }

    void close() throws IOException {
        file.close();
    }
}
