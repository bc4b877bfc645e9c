package dev.ntask.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ntask.Ntask;
import dev.ntask.core.text.Suggestion;
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
    /** Package by package, what it may know besides itself and the JDK; {@code runtime} is left out of the names. */
    private static final String ARROWS = """
            registry:
            event:
            file:
            fingerprint: file org.apache.commons.codec
            config:      dev.ntask dev.ntask.core org.tomlj
            plan:        dev.ntask dev.ntask.core registry
            input:       dev.ntask dev.ntask.core file fingerprint
            store:       dev.ntask dev.ntask.core file fingerprint
            process:     dev.ntask
            execute:     dev.ntask dev.ntask.core registry event file fingerprint plan input store process
            graph:       dev.ntask dev.ntask.core registry report
            report:      dev.ntask event
            verify:      dev.ntask dev.ntask.core registry plan fingerprint input store execute
            watch:       dev.ntask.core fingerprint input
            answer:      file fingerprint
            cli:         dev.ntask dev.ntask.core . registry answer event file fingerprint config graph plan input store process execute report verify watch picocli
            launcher:    dev.ntask . config registry fingerprint picocli org.objectweb.asm
            .:           cli registry picocli
            """;

    private static final String RUNTIME = "dev.ntask.runtime";
    private static final Pattern CLASS_ARROW = Pattern.compile("(?m)^   (\\S+)\\s+-> (\\S+)");

    @Test
    void packagesKnowOnlyWhatTheyMay() {
        Map<String, Set<String>> allowed = allowed();
        List<String> wrong = new ArrayList<>();
        for (ClassArrow arrow : arrows()) {
            Set<String> known = allowed.get(arrow.from());
            if (known == null) {
                wrong.add("no row for " + arrow.from());
            } else if (!known.contains(arrow.to())) {
                wrong.add(arrow.fromClass + " -> " + arrow.toClass);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyLaunchKnowsTheCommandLine() {
        TreeSet<String> knowing = new TreeSet<>();
        for (ClassArrow arrow : arrows()) {
            if (arrow.to().equals("cli")) {
                knowing.add(arrow.fromClass);
            }
        }
        assertEquals(Set.of(RUNTIME + ".Launch"), knowing);
    }

    @Test
    void theAuthorsApiKnowsNobody() {
        assertEquals(Set.of(), libraries(Ntask.class));
    }

    @Test
    void coreKnowsNothingButAsm() {
        assertEquals(Set.of("org.objectweb.asm"), libraries(Suggestion.class));
    }

    /** The packages, besides its own, that the module of a class uses. */
    private static Set<String> libraries(Class<?> ofModule) {
        TreeSet<String> packages = new TreeSet<>();
        String own = ofModule == Ntask.class ? "dev.ntask" : "dev.ntask.core";
        for (ClassArrow arrow : arrows(ClassFiles.of(ofModule))) {
            if (!arrow.to().equals(own)) {
                packages.add(arrow.to());
            }
        }
        return packages;
    }

    @Test
    void theScanSeesArrows() {
        assertFalse(arrows().isEmpty());
    }

    private record ClassArrow(String fromClass, String toClass) {
        String from() {
            return room(fromClass);
        }

        String to() {
            return room(toClass);
        }

        /** The package below ours, without packages below that, or what another library is called. */
        private static String room(String className) {
            String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
            if (packageName.equals(RUNTIME)) {
                return ".";
            }
            if (packageName.startsWith(RUNTIME + ".")) {
                String below = packageName.substring(RUNTIME.length() + 1);
                return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
            }
            for (String library : List.of(
                    "dev.ntask.core", "dev.ntask", "org.apache.commons.codec", "org.objectweb.asm", "org.tomlj")) {
                if (packageName.equals(library) || packageName.startsWith(library + ".")) {
                    return library;
                }
            }
            return packageName;
        }
    }

    /** Every use of one class by one of another package, except of the JDK and of the null annotations. */
    private static List<ClassArrow> arrows() {
        return arrows(ClassFiles.of(Launch.class));
    }

    private static List<ClassArrow> arrows(Path classes) {
        List<ClassArrow> arrows = new ArrayList<>();
        Matcher line = CLASS_ARROW.matcher(Jdeps.classes(classes));
        while (line.find()) {
            ClassArrow arrow = new ClassArrow(line.group(1), line.group(2));
            boolean platform = arrow.toClass.startsWith("java")
                    || arrow.toClass.startsWith("sun.misc.")
                    || arrow.toClass.startsWith("org.jspecify.");
            if (!platform && !arrow.from().equals(arrow.to())) {
                arrows.add(arrow);
            }
        }
        return arrows;
    }

    private static Map<String, Set<String>> allowed() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        ARROWS.lines().forEach(line -> {
            int colon = line.indexOf(':');
            allowed.put(
                    line.substring(0, colon),
                    Set.of(line.substring(colon + 1).strip().split(" +", -1)));
        });
        return allowed;
    }

    private static final class Jdeps {
        static String classes(Path location) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = ToolProvider.findFirst("jdeps")
                    .orElseThrow()
                    .run(
                            new PrintWriter(out),
                            new PrintWriter(err),
                            "-verbose:class",
                            "-filter:none",
                            "--multi-release",
                            "base",
                            location.toString());
            assertEquals(0, code, out + "" + err);
            return out.toString();
        }
    }
}
