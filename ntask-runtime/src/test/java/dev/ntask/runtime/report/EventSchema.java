package dev.ntask.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/reference.md} says of the events that {@code --log-format=json} writes; checks lines against it. */
public final class EventSchema {
    private static final Path REFERENCE = Path.of("..", "docs", "reference.md");
    private static final Pattern MEMBER = Pattern.compile("`(\\w+)` \\(([^)]+)\\)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The types of the members of each event and of each object in one. */
    private final Map<String, Map<String, String>> rows;

    private EventSchema(Map<String, Map<String, String>> rows) {
        this.rows = rows;
    }

    /** Reads the table below the heading: a row for each event or object, whose second cell names members with types. */
    public static EventSchema ofTheReference() throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE);
        int heading = lines.indexOf("### Events");
        assertTrue(heading >= 0, "the reference has a section of events");
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        lines.subList(heading, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .forEach(line -> {
                    String[] cells = line.split("(?<!\\\\)\\|", -1);
                    Map<String, String> members = new LinkedHashMap<>();
                    Matcher member = MEMBER.matcher(cells[2]);
                    while (member.find()) {
                        members.put(member.group(1), member.group(2));
                    }
                    assertFalse(members.isEmpty(), line);
                    rows.put(cells[1].strip().replace("`", ""), members);
                });
        return new EventSchema(rows);
    }

    /** The events that have a row. */
    public List<String> events() {
        return rows.keySet().stream().filter(row -> !row.startsWith("(")).toList();
    }

    /** Fails unless each line is one of the events, with these members, in this order, of these types. Returns them. */
    public List<JsonNode> check(String text) throws IOException {
        assertTrue(text.isEmpty() || text.endsWith("\n"), text);
        List<JsonNode> events = new ArrayList<>();
        for (String line : text.lines().toList()) {
            JsonNode event = json.readTree(line);
            Map<String, String> members = new LinkedHashMap<>(Map.of());
            members.put("event", "string");
            members.put("time", "time");
            String name = event.path("event").asText();
            assertFalse(name.startsWith("("), line);
            members.putAll(row(name, line));
            check(event, members, line);
            events.add(event);
        }
        return events;
    }

    private Map<String, String> row(String name, String line) {
        return Objects.requireNonNull(rows.get(name), "no row for " + name + " in " + line);
    }

    private void check(JsonNode object, Map<String, String> members, String line) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        assertEquals(new ArrayList<>(members.keySet()), names, line);
        members.forEach((name, type) -> check(object.get(name), name, type, line));
    }

    private void check(JsonNode value, String name, String type, String line) {
        String where = name + " in " + line;
        if (type.endsWith(" or null")) {
            if (!value.isNull()) {
                check(value, name, type.replace(" or null", ""), line);
            }
        } else if (type.startsWith("list of ")) {
            assertTrue(value.isArray(), where);
            value.forEach(element -> check(element, name, type.substring("list of ".length()), line));
        } else if (type.startsWith("one of ")) {
            assertTrue(List.of(type.substring("one of ".length()).split(", ")).contains(value.textValue()), where);
        } else {
            switch (type) {
                case "string", "strings" -> assertTrue(value.isTextual(), where);
                case "time" -> assertTrue(TIME.matcher(value.textValue()).matches(), where);
                case "seconds" -> assertTrue(value.isNumber() && value.doubleValue() >= 0, where);
                case "number" -> assertTrue(value.isIntegralNumber() && value.intValue() >= 0, where);
                default -> {
                    check(value, row("(" + type + ")", line), line);
                }
            }
        }
    }
}
