package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeIndex;
import dev.ntask.core.code.TaskCode;
import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.fingerprint.Hasher;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The digest of each task's code, and no more: what a run needs of a code index, and reads much faster.
 *
 * <p>It is sealed by a checksum, as damage is accident and not intent.
 */
final class TaskDigests {
    private static final String FORMAT = "ntask task digests 3";

    private final Map<String, String> digests;

    /** The tasks that may run anything. */
    private final Set<String> runningUnseen;

    private TaskDigests(Map<String, String> digests, Set<String> runningUnseen) {
        this.digests = digests;
        this.runningUnseen = runningUnseen;
    }

    static TaskDigests of(CodeIndex index) {
        Map<String, String> digests = new HashMap<>();
        Set<String> runningUnseen = new HashSet<>();
        for (Map.Entry<String, TaskCode> task : index.tasks().entrySet()) {
            digests.put(task.getKey(), task.getValue().digest());
            if (task.getValue().runsUnseen()) {
                runningUnseen.add(task.getKey());
            }
        }
        return new TaskDigests(digests, runningUnseen);
    }

    /** Returns the digest of code that is loaded apart and has another one where it is not. */
    static String apart(String digest) {
        return new Hasher().putString("loaded apart").putString(digest).digest();
    }

    /** Reads what {@link #encode} wrote; null if there is none, or it is damaged. */
    static @Nullable TaskDigests read(Path file) throws IOException {
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file.toString())) {
            bytes = in.readAllBytes();
        } catch (FileNotFoundException e) {
            return null;
        }
        try {
            return decode(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable TaskDigests decode(byte[] bytes) throws IOException {
        int end = Math.max(0, bytes.length - Integer.BYTES);
        if (new Decoder(bytes, end, bytes.length).readInt() != checksum(bytes, end)) {
            return null;
        }
        Decoder in = new Decoder(bytes, 0, end);
        if (!in.readString().equals(FORMAT)) {
            return null;
        }
        int count = in.readCount(8);
        Map<String, String> digests = new HashMap<>(count * 2);
        Set<String> runningUnseen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String task = in.readString();
            digests.put(task, in.readString());
            if (in.readBoolean()) {
                runningUnseen.add(task);
            }
        }
        in.requireEnd();
        return new TaskDigests(digests, runningUnseen);
    }

    byte[] encode() {
        Encoder out = new Encoder().putString(FORMAT).putInt(digests.size());
        for (Map.Entry<String, String> task : digests.entrySet()) {
            out.putString(task.getKey()).putString(task.getValue()).putBoolean(runningUnseen.contains(task.getKey()));
        }
        byte[] content = out.toBytes();
        return out.putInt(checksum(content, content.length)).toBytes();
    }

    /** The digest of a task's code; null if the index did not know it. */
    @Nullable
    String of(String task) {
        return digests.get(task);
    }

    /** Tells whether a task may run anything, so that it may do something else where it is loaded in another way. */
    boolean runsUnseen(String task) {
        return runningUnseen.contains(task);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
