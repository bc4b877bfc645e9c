package dev.ntask.runtime.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One action's log while it is written; lines wait in a buffer until someone wants to read them. */
final class ActionLog {
    private final BufferedWriter writer;

    private ActionLog(BufferedWriter writer) {
        this.writer = writer;
    }

    static ActionLog append(Path file) throws IOException {
        // Half a surrogate pair becomes a question mark; a log is never a reason to stop.
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new ActionLog(new BufferedWriter(new OutputStreamWriter(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), encoder)));
    }

    void line(String line) throws IOException {
        writer.write(line);
        writer.write('\n');
    }

    void flush() throws IOException {
        writer.flush();
    }

    void close() throws IOException {
        writer.close();
    }
}
