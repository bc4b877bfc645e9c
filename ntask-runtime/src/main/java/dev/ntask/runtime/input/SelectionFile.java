package dev.ntask.runtime.input;

import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * How known selections are kept: a header with the time of writing, the nodes, the selections, the paths of the nodes, the
 * lines that stand for how they look, and a checksum over all of it. What does not fit in any way is not there.
 */
final class SelectionFile {
    /** The letters {@code ntse} and a version, to be raised with any change of meaning. */
    private static final long MAGIC = 0x6e747365_00000003L;

    private static final int HEADER = 8 + 8 + 4 + 4;
    private static final int CHECKSUM = 4;

    private SelectionFile() {}

    static SelectionTable read(Path file, long now) {
        // A plain stream loads fewer classes than Files does.
        try (FileInputStream in = new FileInputStream(file.toString())) {
            return parse(in.readAllBytes(), now);
        } catch (IOException e) {
            // What cannot be read is looked for again.
            return SelectionTable.empty();
        }
    }

    private static SelectionTable parse(byte[] bytes, long now) throws IOException {
        int end = Math.max(0, bytes.length - CHECKSUM);
        if (new Decoder(bytes, end, bytes.length).readInt() != checksum(bytes, end)) {
            return SelectionTable.empty();
        }
        Decoder in = new Decoder(bytes, 0, end);
        // Written in the future means that the clock went backwards since.
        if (in.readLong() != MAGIC || in.readLong() > now) {
            return SelectionTable.empty();
        }
        int nodes = in.readCount(NodeTable.NODE);
        int count = in.readCount(1);
        in.skip(nodes * NodeTable.NODE);
        Map<String, SelectionTable.Saved> selections = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String key = in.readString();
            String above = in.readString();
            String identity = in.readString();
            int idleSaves = in.readInt();
            int size = in.readCount(4);
            int at = in.skip(size * 4);
            selections.put(key, new SelectionTable.Saved(above, identity, at, size, idleSaves));
        }
        return new SelectionTable(bytes, new NodeTable(bytes, HEADER, nodes), selections);
    }

    /** Puts together what is to be written. */
    static final class Writer {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<SeenNode> nodes = new ArrayList<>();
        private final Encoder selections = new Encoder();
        private int count;

        /** Tells whether some nodes are not known already to look otherwise. */
        boolean fits(List<SeenNode> seen) {
            for (SeenNode node : seen) {
                Integer number = numbers.get(node.path());
                if (number != null && !nodes.get(number).stat().equals(node.stat())) {
                    return false;
                }
            }
            return true;
        }

        /** Adds a selection; its nodes are in order, the directories first, each behind the one that it is in. */
        void add(String key, String above, String identity, int idleSaves, List<SeenNode> seen) {
            selections.putString(key).putString(above).putString(identity).putInt(idleSaves);
            selections.putInt(seen.size());
            for (SeenNode node : seen) {
                Integer number = numbers.get(node.path());
                if (number == null) {
                    number = nodes.size();
                    numbers.put(node.path(), number);
                    nodes.add(node);
                }
                selections.putInt(SelectionTable.numberOf(number, node.claim()));
            }
            count++;
        }

        void write(Path file, long now) throws IOException {
            byte[] bytes = encode(now);
            // A crash leaves the old file, or the new one.
            AtomicFiles.write(file, bytes);
        }

        private byte[] encode(long now) {
            byte[] chosen = selections.toBytes();
            Encoder out = new Encoder().putLong(MAGIC).putLong(now).putInt(nodes.size());
            out.putInt(count);
            Encoder paths = new Encoder();
            Encoder lines = new Encoder();
            int pathAt = HEADER + nodes.size() * NodeTable.NODE + chosen.length;
            int lineAt = pathAt + lengthOfPaths();
            for (SeenNode node : nodes) {
                byte[] path = StatProgram.path(node).getBytes(StandardCharsets.UTF_8);
                byte[] line = StatProgram.line(node).getBytes(StandardCharsets.UTF_8);
                out.putInt(node.path().isEmpty() ? NodeTable.NONE : number(node.parent()));
                out.putInt(pathAt).putInt(path.length);
                out.putInt(node.name().getBytes(StandardCharsets.UTF_8).length);
                out.putInt(lineAt).putInt(line.length);
                FileStat stat = node.stat();
                out.putInt(NodeTable.kindAndMode(stat)).putLong(stat.size());
                out.putLong(stat.modified()).putLong(stat.changed()).putLong(stat.inode());
                paths.putRaw(path).putByte(0);
                lines.putRaw(line);
                pathAt += path.length + 1;
                lineAt += line.length;
            }
            out.putRaw(chosen).putRaw(paths.toBytes()).putRaw(lines.toBytes());
            byte[] content = out.toBytes();
            return out.putInt(checksum(content, content.length)).toBytes();
        }

        private int lengthOfPaths() {
            int length = 0;
            for (SeenNode node : nodes) {
                length += StatProgram.path(node).getBytes(StandardCharsets.UTF_8).length + 1;
            }
            return length;
        }

        private int number(String path) {
            Integer number = numbers.get(path);
            if (number == null) {
                throw new AssertionError("a node in a directory that was not seen, this is a bug: " + path);
            }
            return number;
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
