package dev.ntask.runtime.config;

import dev.ntask.core.text.Durations;
import dev.ntask.core.text.Sizes;
import dev.ntask.core.text.Suggestion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code ntask.toml}: every key must be known and have a value of its type; all problems are told at once. */
final class ConfigFile {
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+");

    private final TomlTable table;
    private final Path root;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigFile(TomlTable table, Path root) {
        this.table = table;
        this.root = root;
    }

    /** Something wrong, and where; ordered by place. */
    private record Problem(int line, int column, String message) implements Comparable<Problem> {
        static Problem at(TomlPosition position, String message) {
            return new Problem(position.line(), position.column(), message);
        }

        @Override
        public int compareTo(Problem other) {
            return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
        }

        @Override
        public String toString() {
            return ProjectConfig.FILE + ":" + line + ":" + column + ": " + message;
        }
    }

    static ProjectConfig parse(Path root, byte[] content) {
        TomlParseResult parsed = parse(content);
        if (parsed.hasErrors()) {
            // What follows the first syntax error is mostly its echo.
            TomlParseError first = parsed.errors().get(0);
            throw new ConfigException(
                    List.of(Problem.at(first.position(), oneLine(first)).toString()));
        }
        return new ConfigFile(parsed, root).check();
    }

    private static TomlParseResult parse(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            // Some editors begin every file with a byte order mark.
            return Toml.parse(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw unreadable("it is not UTF-8");
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw unreadable("permission denied");
        } catch (NoSuchFileException e) {
            throw unreadable("it is a link that leads nowhere");
        } catch (IOException e) {
            throw unreadable(Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage()));
        }
    }

    private static ConfigException unreadable(String why) {
        return new ConfigException(List.of(ProjectConfig.FILE + " cannot be read: " + why));
    }

    /** The parser's own sentence, as ours begin: in lower case. */
    private static String oneLine(TomlParseError error) {
        String message = String.valueOf(error.getMessage()).replace('\n', ' ');
        return message.isEmpty()
                ? "malformed"
                : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    /** One line for each key; {@link ProjectConfig#KEYS} names the same ones. */
    private ProjectConfig check() {
        ProjectConfig defaults = ProjectConfig.DEFAULTS;
        String cacheDir = defaults.cacheDir();
        long cacheMaxSize = defaults.cacheMaxSize();
        Duration cacheMaxAge = defaults.cacheMaxAge();
        int defaultConcurrency = defaults.defaultConcurrency();
        String logDir = defaults.logDir();
        int maxRuns = defaults.maxRuns();
        Optional<Boolean> tui = defaults.tui();
        List<String> dependencies = defaults.dependencies();
        for (String key : table.keySet()) {
            switch (key) {
                case "cache_dir" -> cacheDir = directory(key);
                case "cache_max_age" -> cacheMaxAge = age(key);
                case "cache_max_size" -> cacheMaxSize = size(key);
                case "default_concurrency" -> defaultConcurrency = positive(key);
                case "log_dir" -> logDir = path(key);
                case "max_runs" -> maxRuns = count(key);
                case "tui" -> tui = Optional.of(bool(key));
                case "dependencies" -> dependencies = coordinates(key);
                default -> unknown(key);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    problems.stream().sorted().map(Problem::toString).toList());
        }
        return new ProjectConfig(
                cacheDir, cacheMaxSize, cacheMaxAge, defaultConcurrency, logDir, maxRuns, tui, dependencies);
    }

    private void unknown(String key) {
        String hint = Suggestion.closest(key, ProjectConfig.KEYS)
                .map(known -> ". Did you mean '" + known + "'?")
                .orElse("; the keys are " + String.join(", ", ProjectConfig.KEYS));
        wrong(key, "unknown key '" + key + "'" + hint);
    }

    private String directory(String key) {
        if (!(value(key) instanceof String text)) {
            return wrongType(key, "the path of a directory in quotes", "");
        }
        String trouble = CacheDirectory.trouble(root, text);
        if (!trouble.isEmpty()) {
            wrong(key, trouble);
        }
        return text;
    }

    private long size(String key) {
        OptionalLong size = value(key) instanceof String text ? Sizes.parse(text) : OptionalLong.empty();
        return size.isPresent() ? size.getAsLong() : wrongType(key, "a size in quotes, as \"5 GiB\" or \"500 MB\"", 0L);
    }

    private Duration age(String key) {
        Optional<Duration> age = value(key) instanceof String text ? Durations.parse(text) : Optional.empty();
        return age.isPresent() && !age.get().isZero()
                ? age.get()
                : wrongType(key, "a duration in quotes, as \"30d\" or \"12h\"", Duration.ZERO);
    }

    private int positive(String key) {
        if (value(key) instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        return wrongType(key, "a whole number, at least 1", 1);
    }

    /** What is in its place is told when a run is to be kept there, which is no reason not to run. */
    private String path(String key) {
        if (!(value(key) instanceof String text) || text.isBlank()) {
            return wrongType(key, "the path of a directory in quotes", "");
        }
        try {
            return Path.of(text).toString();
        } catch (InvalidPathException e) {
            wrong(key, key + " is not a path: " + e.getReason());
        }
        return "";
    }

    private int count(String key) {
        if (value(key) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        return wrongType(key, "a whole number; 0 keeps all", 0);
    }

    private boolean bool(String key) {
        return value(key) instanceof Boolean bool ? bool : wrongType(key, "true or false", false);
    }

    private List<String> coordinates(String key) {
        if (!(value(key) instanceof TomlArray array)) {
            return wrongType(key, "a list, as in [\"group:artifact:version\"]", List.of());
        }
        List<String> coordinates = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof String text && COORDINATES.matcher(text).matches()) {
                coordinates.add(text);
            } else {
                String shown = display(array.get(i));
                String message = key + ": each must be \"group:artifact:version\", not " + shown;
                problems.add(Problem.at(array.inputPositionOf(i), message));
            }
        }
        return coordinates;
    }

    private @Nullable Object value(String key) {
        return table.get(List.of(key));
    }

    private <T> T wrongType(String key, String expected, T anyValue) {
        wrong(key, key + " must be " + expected + ", not " + display(value(key)));
        return anyValue;
    }

    private void wrong(String key, String message) {
        TomlPosition position = table.inputPositionOf(List.of(key));
        problems.add(Problem.at(position == null ? TomlPosition.positionAt(1, 1) : position, message));
    }

    private static String display(@Nullable Object value) {
        if (value instanceof TomlTable) {
            return "a table";
        }
        if (value instanceof TomlArray) {
            return "a list";
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
