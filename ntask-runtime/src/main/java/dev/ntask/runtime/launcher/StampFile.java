package dev.ntask.runtime.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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
    private static final int FORMAT = 0x6e740001;

    private static final Kind[] KINDS = Kind.values();

    private StampFile() {}

    static @Nullable Stamp read(Path file) {
        try {
            byte[] bytes = content(file);
            int length = bytes.length - Long.BYTES;
            if (length < 0) {
                return null;
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            DataInputStream sum = new DataInputStream(new ByteArrayInputStream(bytes, length, Long.BYTES));
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

    private static Stamp read(DataInputStream in) throws IOException {
        String java = in.readUTF();
        long taken = in.readLong();
        int dependencyCount = in.readInt();
        List<String> dependencies = new ArrayList<>();
        for (int i = 0; i < dependencyCount; i++) {
            dependencies.add(in.readUTF());
        }
        int fileCount = in.readInt();
        List<Recorded> files = new ArrayList<>(fileCount);
        for (int i = 0; i < fileCount; i++) {
            files.add(new Recorded(
                    KINDS[in.readByte()],
                    in.readUTF(),
                    new FileState(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
                    in.readUTF()));
        }
        return new Stamp(java, taken, dependencies, files);
    }

    static void write(Path file, Stamp stamp) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeUTF(stamp.java());
        out.writeLong(stamp.taken());
        out.writeInt(stamp.dependencies().size());
        for (String dependency : stamp.dependencies()) {
            out.writeUTF(dependency);
        }
        out.writeInt(stamp.files().size());
        for (Recorded recorded : stamp.files()) {
            write(out, recorded);
        }
        byte[] content = bytes.toByteArray();
        out.writeLong(checksum(content, content.length));
        AtomicFile.write(file, bytes.toByteArray());
    }

    @SuppressWarnings("EnumOrdinal") // the format's number changes with the enum
    private static void write(DataOutputStream out, Recorded recorded) throws IOException {
        out.writeByte(recorded.kind().ordinal());
        out.writeUTF(recorded.name());
        out.writeLong(recorded.state().size());
        out.writeLong(recorded.state().modified());
        out.writeLong(recorded.state().changed());
        out.writeLong(recorded.state().inode());
        out.writeUTF(recorded.sha256());
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
