package dev.ntask.core.code;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The index as lines: a header, counted sections, and a digest of all that precedes it. On the path of every run. */
final class CodeIndexText {
    private static final String HEADER = "ntask-code-index 3";
    private static final String NONE = "-";
    private static final String OPAQUE = "opaque ";
    private static final String LOOKS = "looks ";

    private CodeIndexText() {}

    static String write(CodeIndex index) {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        out.append("java ").append(index.javaVersion()).append('\n');
        out.append("library ").append(index.libraryDigest().orElse(NONE)).append('\n');
        writeDigests(out, "classes ", index.classes());
        writeDigests(out, index.everyResource() ? "every-resource " : "resources ", index.resources());
        out.append("tasks ").append(index.tasks().size()).append('\n');
        for (Map.Entry<String, TaskCode> task : index.tasks().entrySet()) {
            TaskCode code = task.getValue();
            out.append(code.digest()).append(code.usesLibrary() ? " library " : " project ");
            out.append(escape(task.getKey())).append('\n');
            if (code.opaqueBy().isPresent()) {
                out.append(code.runsUnseen() ? OPAQUE : LOOKS)
                        .append(escape(code.opaqueBy().get()))
                        .append('\n');
            }
        }
        String digest = digest(out.toString());
        return out.append("end ").append(digest).append('\n').toString();
    }

    private static void writeDigests(StringBuilder out, String section, SortedMap<String, String> digests) {
        out.append(section).append(digests.size()).append('\n');
        for (Map.Entry<String, String> entry : digests.entrySet()) {
            out.append(entry.getValue())
                    .append(' ')
                    .append(escape(entry.getKey()))
                    .append('\n');
        }
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** File names may hold line ends. */
    private static String escape(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    static CodeIndex parse(String text) throws CorruptIndexException {
        if (!text.startsWith(HEADER + "\n")) {
            throw new CorruptIndexException("it does not begin with \"" + HEADER + "\"");
        }
        int end = text.lastIndexOf("end ");
        if (end < 0 || !text.substring(end).equals("end " + digest(text.substring(0, end)) + "\n")) {
            throw new CorruptIndexException("it is truncated or was edited");
        }
        Lines lines = new Lines(text, HEADER.length() + 1);
        try {
            return read(lines);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new CorruptIndexException("line " + lines.number + " makes no sense");
        }
    }

    private static CodeIndex read(Lines lines) throws CorruptIndexException {
        int javaVersion = Integer.parseInt(lines.section("java"));
        String library = lines.section("library");
        SortedMap<String, String> classes = lines.digests(Integer.parseInt(lines.section("classes")));
        boolean everyResource = lines.peek().startsWith("every-resource ");
        int count = Integer.parseInt(lines.section(everyResource ? "every-resource" : "resources"));
        SortedMap<String, String> resources = lines.digests(count);
        SortedMap<String, TaskCode> tasks = lines.tasks(Integer.parseInt(lines.section("tasks")));
        return new CodeIndex(
                javaVersion,
                library.equals(NONE) ? Optional.empty() : Optional.of(library),
                classes,
                resources,
                everyResource,
                tasks);
    }

    /** Takes the text apart line by line. */
    private static final class Lines {
        private final String text;
        private int at;
        private int number = 1;

        Lines(String text, int at) {
            this.text = text;
            this.at = at;
        }

        String peek() {
            return text.substring(at, text.indexOf('\n', at));
        }

        private String next() {
            String line = peek();
            at += line.length() + 1;
            number++;
            return line;
        }

        String section(String name) throws CorruptIndexException {
            String line = next();
            if (!line.startsWith(name + " ")) {
                throw new CorruptIndexException("line " + number + " should begin with \"" + name + "\"");
            }
            return line.substring(name.length() + 1);
        }

        SortedMap<String, String> digests(int count) {
            SortedMap<String, String> digests = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                String line = next();
                int space = line.indexOf(' ');
                digests.put(unescape(line.substring(space + 1)), line.substring(0, space));
            }
            return digests;
        }

        SortedMap<String, TaskCode> tasks(int count) {
            SortedMap<String, TaskCode> tasks = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                String line = next();
                int first = line.indexOf(' ');
                int second = line.indexOf(' ', first + 1);
                boolean usesLibrary = line.startsWith(" library ", first);
                Optional<String> opaqueBy = Optional.empty();
                boolean runsUnseen = peek().startsWith(OPAQUE);
                if (runsUnseen || peek().startsWith(LOOKS)) {
                    String call = next();
                    opaqueBy = Optional.of(unescape(call.substring(call.indexOf(' ') + 1)));
                }
                tasks.put(
                        unescape(line.substring(second + 1)),
                        new TaskCode(line.substring(0, first), usesLibrary, opaqueBy, runsUnseen));
            }
            return tasks;
        }

        private static String unescape(String escaped) {
            if (escaped.indexOf('\\') < 0) {
                return escaped;
            }
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < escaped.length(); i++) {
                char c = escaped.charAt(i);
                if (c == '\\') {
                    i++;
                    c = escaped.charAt(i) == 'n' ? '\n' : escaped.charAt(i) == 'r' ? '\r' : escaped.charAt(i);
                }
                name.append(c);
            }
            return name.toString();
        }
    }
}
