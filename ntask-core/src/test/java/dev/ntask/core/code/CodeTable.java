package dev.ntask.core.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row of the digest tables: variants of a program, set apart by lines of three dashes. A first line {@code @options}
 * hands options to javac. A variant that declares no {@code class Tasks} is the body of {@code Tasks.run()}; lines {@code
 * @class a.Name} take one apart into sources.
 * What needs a newer javac than 17 says so in its file name.
 */
record CodeTable(String name, List<String> options, List<String> variants) {
    private static final String CLASS = "@class ";
    private static final Path ROOT = Path.of("src/test/resources/code");

    static Stream<CodeTable> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            List<CodeTable> tables = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (javaVersion(file) <= Runtime.version().feature()) {
                    tables.add(read(file));
                }
            }
            return tables.stream();
        }
    }

    private static int javaVersion(Path file) {
        Matcher suffix = Pattern.compile("-jdk(\\d+)\\.txt$").matcher(file.toString());
        return suffix.find() ? Integer.parseInt(suffix.group(1)) : 17;
    }

    private static CodeTable read(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> options = List.of();
        if (text.startsWith("@options ")) {
            int end = text.indexOf('\n');
            options = List.of(text.substring("@options ".length(), end).split(" ", -1));
            text = text.substring(end + 1);
        }
        List<String> variants = new ArrayList<>();
        for (String variant : text.split("(?m)^---\n", -1)) {
            if (!variant.isBlank()) {
                variants.add(variant);
            }
        }
        return new CodeTable(file.getFileName().toString().replace(".txt", ""), options, variants);
    }

    List<TaskCode> codes() throws IOException {
        List<TaskCode> codes = new ArrayList<>();
        for (String variant : variants) {
            codes.add(Compiled.of(sources(variant), options).run());
        }
        return codes;
    }

    List<CodeParts> parts() throws IOException {
        List<CodeParts> parts = new ArrayList<>();
        for (String variant : variants) {
            parts.add(Compiled.of(sources(variant), options).parts());
        }
        return parts;
    }

    static Map<String, String> sources(String variant) {
        if (!variant.startsWith(CLASS)) {
            return Map.of("Tasks", whole(variant));
        }
        Map<String, String> sources = new TreeMap<>();
        for (String source : variant.substring(CLASS.length()).split("(?m)^" + CLASS, -1)) {
            int end = source.indexOf('\n');
            sources.put(source.substring(0, end), source.substring(end + 1));
        }
        return sources;
    }

    private static String whole(String variant) {
        return variant.contains("class Tasks")
                ? variant
                : "import java.util.*; import java.util.function.*;\n"
                        + "class Tasks { static void run() throws Throwable {\n" + variant + "}}";
    }

    @Override
    public String toString() {
        return name;
    }
}
