package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.text.BuiltinCommands;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.config.ProjectConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference.md} against what there is, both ways. */
final class ReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference.md");

    @Test
    void everyFlagIsThereAndNoOther() throws IOException {
        TreeSet<String> flags = new TreeSet<>();
        for (Flag flag : Flag.values()) {
            flags.addAll(flag.names());
        }
        TreeSet<String> documented = new TreeSet<>();
        for (String cell : firstCells("### Flags of ntask")) {
            Matcher name = Pattern.compile("`(--?[a-z-]+)").matcher(cell);
            while (name.find()) {
                documented.add(name.group(1));
            }
        }
        assertEquals(flags, documented);
    }

    @Test
    void everyKeyIsThereAndNoOther() throws IOException {
        TreeSet<String> documented = new TreeSet<>();
        for (String cell : firstCells("## ntask.toml")) {
            documented.add(cell.replace("`", ""));
        }
        assertEquals(new TreeSet<>(ProjectConfig.KEYS), documented);
    }

    @Test
    void everyCommandIsThere() throws IOException {
        String text = String.join("\n", firstCells("### Commands"));
        for (String command : BuiltinCommands.ALL) {
            assertTrue(text.contains("`" + command), command);
        }
    }

    @Test
    void theVariablesAreThere() throws IOException {
        String text = String.join("\n", firstCells("## Environment variables"));
        for (String variable : List.of(Invocation.CALLER_DIRECTORY, "NTASK_ROOT", "NTASK_RUN_ID", "NO_COLOR")) {
            assertTrue(text.contains("`" + variable + "`"), variable);
        }
    }

    /** The first cell of each row of the first table under a heading. */
    private static List<String> firstCells(String heading) throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE);
        int start = lines.indexOf(heading);
        assertTrue(start >= 0, heading);
        List<String> cells = lines.subList(start, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(1, line.indexOf('|', 1)).strip())
                .toList();
        assertTrue(cells.size() > 1, heading);
        return cells;
    }
}
