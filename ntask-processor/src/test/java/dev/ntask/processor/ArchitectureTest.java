package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the arrows between packages; one that is not in the table is an error. */
final class ArchitectureTest {
    /** Package by package, what it may know besides itself and the JDK; {@code processor} is left out of the names. */
    private static final String ARROWS = """
            model:      core javapoet
            diagnostic: model
            read:       core javapoet model diagnostic
            check:      core javapoet model diagnostic
            generate:   core javapoet model diagnostic
            analyze:    model diagnostic read
            index:      core model diagnostic check
            .:          core javapoet model diagnostic read check generate analyze index
            """;

    private static final String PROCESSOR = "dev.ntask.processor";
    private static final Pattern CLASS_ARROW = Pattern.compile("(?m)^   (\\S+)\\s+-> (\\S+)");

    private record ClassArrow(String from, String to) {
        String line() {
            return from + " -> " + to;
        }
    }

    @Test
    void packagesKnowOnlyWhatTheyMay() throws Exception {
        Map<String, Set<String>> allowed = new TreeMap<>();
        ARROWS.lines().forEach(line -> {
            String[] parts = line.split(":\\s*", 2);
            allowed.put(parts[0], Set.of(parts[1].split(" ")));
        });
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (ClassArrow arrow : arrows()) {
            String from = room(arrow.from());
            String to = room(arrow.to());
            seen.add(from);
            if (!from.equals(to) && !allowed.getOrDefault(from, Set.of()).contains(to)) {
                wrong.add(arrow.line());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(allowed.keySet(), seen);
    }

    @Test
    void nobodyKnowsTheProcessorButTheCompiler() throws Exception {
        Set<String> knowing = new TreeSet<>();
        for (ClassArrow arrow : arrows()) {
            if (room(arrow.to()).equals(".") && !room(arrow.from()).equals(".")) {
                knowing.add(arrow.line());
            }
        }
        assertEquals(Set.of(), knowing);
    }

    @Test
    void theScanSeesArrows() throws Exception {
        assertTrue(arrows().size() > 100);
    }

    /** The package below ours, or the library. */
    private static String room(String className) {
        String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        if (packageName.equals(PROCESSOR)) {
            return ".";
        }
        if (packageName.startsWith(PROCESSOR + ".")) {
            return packageName.substring(PROCESSOR.length() + 1);
        }
        if (packageName.startsWith("dev.ntask.core.")) {
            return "core";
        }
        return packageName.startsWith("com.palantir.javapoet") ? "javapoet" : packageName;
    }

    /** Every use of one class by another, except of the JDK, and of annotations that are not there at run time. */
    private static List<ClassArrow> arrows() throws Exception {
        Path classes = Path.of(NtaskProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "-verbose:class",
                        "-filter:none",
                        "--multi-release",
                        "base",
                        classes.toString());
        assertEquals(0, code, out::toString);
        List<ClassArrow> arrows = new ArrayList<>();
        Matcher line = CLASS_ARROW.matcher(out.toString());
        while (line.find()) {
            String to = line.group(2);
            boolean free = to.startsWith("java.")
                    || to.startsWith("javax.")
                    || to.startsWith("com.sun.source.")
                    || to.startsWith("org.jspecify.")
                    || to.startsWith("com.google.auto.service.");
            if (!free) {
                arrows.add(new ClassArrow(line.group(1), to));
            }
        }
        return arrows;
    }
}
