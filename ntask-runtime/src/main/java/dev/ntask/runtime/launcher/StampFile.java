package dev.ntask.runtime.launcher;

import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Stamp}s; a file that is not one, or is damaged, reads as none. */
final class StampFile {
    /** Changed whenever the layout, or the way in which tasks are compiled, changes. */
    private static final int FORMAT = 0x6e740003;

    private static final Kind[] KINDS = Kind.values();

    private StampFile() {}

    static @Nullable Stamp read(Path file) {
        try {
            byte[] bytes = content(file);
            int length = bytes.length - Long.BYTES;
            if (length < 0) {
                return null;
            }
            Decoder sum = new Decoder(bytes, length, bytes.length);
            Decoder in = new Decoder(bytes, 0, length);
            return sum.readLong() == checksum(bytes, length) && in.readInt() == FORMAT ? read(in) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** A plain stream loads fewer classes than {@code Files} does. */
    private static byte[] content(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toString())) {
            return in.readAllBytes();
        }
    }

    private static Stamp read(Decoder in) throws IOException {
        String java = in.readString();
        long taken = in.readLong();
        List<String> dependencies = new ArrayList<>();
        for (int left = in.readCount(4); left > 0; left--) {
            dependencies.add(in.readString());
        }
        int fileCount = in.readCount(41);
        List<Recorded> files = new ArrayList<>(fileCount);
        for (int i = 0; i < fileCount; i++) {
            files.add(new Recorded(KINDS[in.readByte()], in.readString(), readState(in), in.readString()));
        }
        Archive archive = new Archive(in.readString(), readState(in), in.readString());
        return new Stamp(java, taken, dependencies, files, archive);
    }

    private static FileState readState(Decoder in) throws IOException {
        return new FileState(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    static void write(Path file, Stamp stamp) throws IOException {
        Encoder out = new Encoder().putInt(FORMAT);
        out.putString(stamp.java()).putLong(stamp.taken());
        out.putInt(stamp.dependencies().size());
        for (String dependency : stamp.dependencies()) {
            out.putString(dependency);
        }
        out.putInt(stamp.files().size());
        for (Recorded recorded : stamp.files()) {
            write(out, recorded);
        }
        out.putString(stamp.archive().file());
        write(out, stamp.archive().state());
        out.putString(stamp.archive().sha256());
        byte[] content = out.toBytes();
        AtomicFile.write(file, out.putLong(checksum(content, content.length)).toBytes());
    }

    @SuppressWarnings("EnumOrdinal") // the format's number changes with the enum
    private static void write(Encoder out, Recorded recorded) {
        out.putByte(recorded.kind().ordinal()).putString(recorded.name());
        write(out, recorded.state());
        out.putString(recorded.sha256());
    }

    private static void write(Encoder out, FileState state) {
        out.putLong(state.size()).putLong(state.modified());
        out.putLong(state.changed()).putLong(state.inode());
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
