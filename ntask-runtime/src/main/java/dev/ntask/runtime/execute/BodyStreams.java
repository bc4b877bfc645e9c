package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.BuildEvent.Stream;
import dev.ntask.runtime.process.LineSplitter;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Makes {@code System.out}, {@code System.err} and {@code System.in} those of the task that uses them, until closed.
 *
 * <p>What is printed where no task can be made out goes where it would have gone anyway, in whole lines.
 */
final class BodyStreams implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final LineSplitter nobodysOut;
    private final LineSplitter nobodysErr = new LineSplitter(new WholeLines(err));

    BodyStreams(RunHost host, boolean inheritsInput, boolean outIsData) {
        nobodysOut = new LineSplitter(new WholeLines(outIsData ? err : out));
        System.setOut(attributed(host, Stream.OUT, nobodysOut));
        System.setErr(attributed(host, Stream.ERR, nobodysErr));
        System.setIn(inheritsInput ? new BodyInput(host, in) : InputStream.nullInputStream());
    }

    private static PrintStream attributed(RunHost host, Stream stream, LineSplitter otherwise) {
        return new PrintStream(new Attributed(host, stream, otherwise), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
        nobodysOut.finish();
        nobodysErr.finish();
    }

    /** Writes each line in one piece, so that it does not land inside another. */
    private record WholeLines(PrintStream stream) implements LineSplitter.Lines {
        @Override
        public void accept(String line) {
            byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
            stream.write(bytes, 0, bytes.length);
            stream.flush();
        }
    }

    /** Hands bytes to the task of the thread that writes them; a print stream writes on its caller's thread. */
    private static final class Attributed extends OutputStream {
        private final RunHost host;
        private final Stream stream;
        private final LineSplitter otherwise;

        Attributed(RunHost host, Stream stream, LineSplitter otherwise) {
            this.host = host;
            this.stream = stream;
            this.otherwise = otherwise;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            Optional<RunningTask> task = host.find();
            if (task.isPresent()) {
                task.get().print(stream, buffer, offset, length);
            } else {
                otherwise.accept(buffer, offset, length);
            }
        }
    }
}
