package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an action result as bytes and reads it back; the same result has the same bytes.
 *
 * <p>In REAPI's terms: {@code output_files}, {@code output_symlinks} and (empty) {@code output_directories} of an
 * {@code ActionResult}, its {@code stdout_digest}, and {@code execution_metadata}.
 */
public final class ActionResultCodec {
    /** Another format is another name: entries of the old one are then no entries. */
    private static final String FORMAT = "ntask action result 2";

    private ActionResultCodec() {}

    /** Returns the bytes of a result. */
    public static byte[] encode(ActionResult result) {
        Encoder out = Envelope.begin(FORMAT).putString(result.action());
        putDigest(out, result.fingerprint());
        putDigest(out, result.log());
        out.putString(result.logStreams());
        out.putLong(result.duration().toNanos());
        out.putLong(result.completedAt().toEpochMilli());
        putTree(out, result.outputs());
        return Envelope.seal(out);
    }

    /**
     * Returns the result that was written.
     *
     * @throws IOException if the bytes are anything else than what {@link #encode} returned
     */
    public static ActionResult decode(byte[] bytes) throws IOException {
        Decoder in = Envelope.open(FORMAT, bytes);
        try {
            String action = in.readString();
            Digest fingerprint = readDigest(in);
            Digest log = readDigest(in);
            String logStreams = in.readString();
            Duration duration = Duration.ofNanos(in.readLong());
            Instant completedAt = Instant.ofEpochMilli(in.readLong());
            OutputTree outputs = readTree(in);
            in.requireEnd();
            return new ActionResult(action, fingerprint, outputs, log, logStreams, duration, completedAt);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("damaged: " + e.getMessage(), e);
        }
    }

    private static void putTree(Encoder out, OutputTree tree) {
        out.putInt(tree.files().size());
        for (OutputTree.File file : tree.files()) {
            out.putString(file.path()).putInt(file.mode());
            putDigest(out, file.digest());
        }
        out.putInt(tree.links().size());
        for (OutputTree.Link link : tree.links()) {
            out.putString(link.path()).putString(link.target());
        }
        out.putInt(tree.emptyDirectories().size());
        for (String directory : tree.emptyDirectories()) {
            out.putString(directory);
        }
    }

    private static OutputTree readTree(Decoder in) throws IOException {
        List<OutputTree.File> files = new ArrayList<>();
        for (int left = in.readCount(8); left > 0; left--) {
            String path = in.readString();
            int mode = in.readInt();
            files.add(new OutputTree.File(path, readDigest(in), mode));
        }
        List<OutputTree.Link> links = new ArrayList<>();
        for (int left = in.readCount(8); left > 0; left--) {
            String path = in.readString();
            links.add(new OutputTree.Link(path, in.readString()));
        }
        List<String> emptyDirectories = new ArrayList<>();
        for (int left = in.readCount(4); left > 0; left--) {
            emptyDirectories.add(in.readString());
        }
        return new OutputTree(files, links, emptyDirectories);
    }

    static void putDigest(Encoder out, Digest digest) {
        out.putString(digest.sha256()).putLong(digest.size());
    }

    static Digest readDigest(Decoder in) throws IOException {
        String sha256 = in.readString();
        return new Digest(sha256, in.readLong());
    }
}
