package dev.ntask.core.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parts as lines of fields between tabs: a header, the tasks, the parts, and a digest of all that precedes it. */
final class CodePartsText {
    private static final String HEADER = "ntask-code-parts 1";
    private static final int PART_FIELDS = 7;

    private CodePartsText() {}

    static String write(CodeParts parts) {
        StringBuilder out = new StringBuilder(HEADER).append('\n');
        out.append("tasks\t").append(parts.tasks().size()).append('\n');
        for (Map.Entry<String, CodeParts.Root> task : parts.tasks().entrySet()) {
            CodeParts.Root root = task.getValue();
            out.append(root.digest()).append('\t').append(root.part()).append('\t');
            out.append(escape(task.getKey())).append('\t');
            out.append(escape(root.opaqueBy().orElse(""))).append('\n');
        }
        out.append("parts\t").append(parts.parts().size()).append('\n');
        for (CodePart part : parts.parts()) {
            out.append(part.title()).append('\t').append(part.content()).append('\t');
            out.append(escape(part.file())).append('\t').append(part.line()).append('\t');
            out.append(escape(part.step()))
                    .append('\t')
                    .append(escape(part.what()))
                    .append('\t');
            String separator = "";
            for (int next : part.next()) {
                out.append(separator).append(next);
                separator = " ";
            }
            out.append('\n');
        }
        String digest = digest(out.toString());
        return out.append("end\t").append(digest).append('\n').toString();
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String escape(String name) {
        return name.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static Optional<CodeParts> parse(String text) {
        int end = text.lastIndexOf("\nend\t") + 1;
        if (!text.startsWith(HEADER + "\n")
                || !text.substring(end).equals("end\t" + digest(text.substring(0, end)) + "\n")) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(new Lines(text, HEADER.length() + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static CodeParts read(Lines lines) {
        SortedMap<String, CodeParts.Root> tasks = new TreeMap<>();
        for (int left = lines.count(); left > 0; left--) {
            List<String> fields = lines.next();
            String opaqueBy = unescape(fields.get(3));
            tasks.put(
                    unescape(fields.get(2)),
                    new CodeParts.Root(
                            fields.get(0),
                            Integer.parseInt(fields.get(1)),
                            opaqueBy.isEmpty() ? Optional.empty() : Optional.of(opaqueBy)));
        }
        int count = lines.count();
        List<CodePart> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part(lines.next(), count));
        }
        for (CodeParts.Root root : tasks.values()) {
            checked(root.part(), count);
        }
        return new CodeParts(tasks, parts);
    }

    private static CodePart part(List<String> fields, int count) {
        List<Integer> next = new ArrayList<>();
        String numbers = fields.get(PART_FIELDS - 1);
        int at = 0;
        while (at < numbers.length()) {
            int space = numbers.indexOf(' ', at);
            int stop = space < 0 ? numbers.length() : space;
            next.add(checked(Integer.parseInt(numbers.substring(at, stop)), count));
            at = stop + 1;
        }
        return new CodePart(
                fields.get(0),
                fields.get(1),
                unescape(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                unescape(fields.get(4)),
                unescape(fields.get(5)),
                next);
    }

    private static int checked(int number, int count) {
        if (number < 0 || number >= count) {
            throw new IndexOutOfBoundsException(number);
        }
        return number;
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
                c = switch (escaped.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> escaped.charAt(i);
                };
            }
            name.append(c);
        }
        return name.toString();
    }

    /** Takes the text apart line by line, and lines at their tabs. */
    private static final class Lines {
        private final String text;
        private int at;

        Lines(String text, int at) {
            this.text = text;
            this.at = at;
        }

        int count() {
            return Integer.parseInt(next().get(1));
        }

        List<String> next() {
            List<String> fields = new ArrayList<>(PART_FIELDS);
            int end = text.indexOf('\n', at);
            while (true) {
                int tab = text.indexOf('\t', at);
                if (tab < 0 || tab > end) {
                    fields.add(text.substring(at, end));
                    at = end + 1;
                    return fields;
                }
                fields.add(text.substring(at, tab));
                at = tab + 1;
            }
        }
    }
}
