package dev.ntask.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectConfigTest {
    @TempDir
    Path root;

    @Test
    void withoutAFileEverythingHasItsDefault() {
        assertEquals(
                new ProjectConfig(".ntask", 10L << 30, Duration.ofDays(30), 1, "", 50, Optional.empty(), List.of()),
                ProjectConfig.read(root));
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        assertEquals(ProjectConfig.DEFAULTS, read("# nothing\n"));
    }

    @Test
    void everyKeyIsRead() throws IOException {
        ProjectConfig config = read("""
                cache_dir = "build/cache"
                cache_max_size = "1.5 GiB"
                cache_max_age = "1d12h"
                default_concurrency = 4
                log_dir = "build/runs"
                max_runs = 0
                tui = false
                dependencies = [
                  "com.google.guava:guava:33.4.8-jre",
                  "a:b:1",
                ]
                """);
        List<String> libraries = List.of("com.google.guava:guava:33.4.8-jre", "a:b:1");
        assertEquals(
                new ProjectConfig(
                        "build/cache",
                        3L << 29,
                        Duration.ofHours(36),
                        4,
                        "build/runs",
                        0,
                        Optional.of(false),
                        libraries),
                config);
        assertEquals(root.resolve("build/cache"), config.cacheDirectory(root));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    cach_dir = "x"             | 1:1 | unknown key 'cach_dir'. Did you mean 'cache_dir'?
                    zzz = 1                    | 1:1 | unknown key 'zzz'; the keys are cache_dir, cache_max_age, cache_max_size, default_concurrency, dependencies, log_dir, max_runs, tui
                    [tool.ntask]               | 1:1 | unknown key 'tool'; the keys are cache_dir, cache_max_age, cache_max_size, default_concurrency, dependencies, log_dir, max_runs, tui
                    cache_dir = 3              | 1:1 | cache_dir must be the path of a directory in quotes, not 3
                    cache_dir = ""             | 1:1 | cache_dir must be a directory of its own, not ''
                    cache_dir = "x/.."         | 1:1 | cache_dir must be a directory of its own, not 'x/..'
                    cache_dir = "../.."        | 1:1 | cache_dir must be a directory of its own, not '../..'
                    cache_dir = "/"            | 1:1 | cache_dir must be a directory of its own, not '/'
                    cache_dir = "a\\u0000b"    | 1:1 | cache_dir is not a path: Nul character not allowed
                    cache_max_size = 5         | 1:1 | cache_max_size must be a size in quotes, as "5 GiB" or "500 MB", not 5
                    cache_max_size = "5"       | 1:1 | cache_max_size must be a size in quotes, as "5 GiB" or "500 MB", not "5"
                    cache_max_size = "-1 GiB"  | 1:1 | cache_max_size must be a size in quotes, as "5 GiB" or "500 MB", not "-1 GiB"
                    cache_max_size = "5 Gib"   | 1:1 | cache_max_size must be a size in quotes, as "5 GiB" or "500 MB", not "5 Gib"
                    cache_max_age = 30         | 1:1 | cache_max_age must be a duration in quotes, as "30d" or "12h", not 30
                    cache_max_age = "30 days"  | 1:1 | cache_max_age must be a duration in quotes, as "30d" or "12h", not "30 days"
                    cache_max_age = "0"        | 1:1 | cache_max_age must be a duration in quotes, as "30d" or "12h", not "0"
                    cache_max_sice = "1 GiB"   | 1:1 | unknown key 'cache_max_sice'. Did you mean 'cache_max_size'?
                    log_dir = 3                | 1:1 | log_dir must be the path of a directory in quotes, not 3
                    log_dir = " "              | 1:1 | log_dir must be the path of a directory in quotes, not " "
                    log_dir = "a\\u0000b"      | 1:1 | log_dir is not a path: Nul character not allowed
                    max_runs = -1              | 1:1 | max_runs must be a whole number; 0 keeps all, not -1
                    max_runs = "5"             | 1:1 | max_runs must be a whole number; 0 keeps all, not "5"
                    default_concurrency = 0    | 1:1 | default_concurrency must be a whole number, at least 1, not 0
                    default_concurrency = 2.5  | 1:1 | default_concurrency must be a whole number, at least 1, not 2.5
                    default_concurrency = "4"  | 1:1 | default_concurrency must be a whole number, at least 1, not "4"
                    default_concurrency = 9e9  | 1:1 | default_concurrency must be a whole number, at least 1, not 9.0E9
                    default_concurrency = true | 1:1 | default_concurrency must be a whole number, at least 1, not true
                    default_concurrency = 99999999999999999999 | 1:23 | integer is too large
                    cache_dir = ["x"]          | 1:1 | cache_dir must be the path of a directory in quotes, not a list
                    cache_dir.x = 1            | 1:1 | cache_dir must be the path of a directory in quotes, not a table
                    [dependencies]             | 1:1 | dependencies must be a list, as in ["group:artifact:version"], not a table
                    tui = "yes"                | 1:1 | tui must be true or false, not "yes"
                    tui = [true]               | 1:1 | tui must be true or false, not a list
                    [tui]                      | 1:1 | tui must be true or false, not a table
                    dependencies = "a:b:1"     | 1:1 | dependencies must be a list, as in ["group:artifact:version"], not "a:b:1"
                    dependencies = ["a:b:1", "guava"] | 1:26 | dependencies: each must be "group:artifact:version", not "guava"
                    dependencies = ["a:b:1 "]  | 1:17 | dependencies: each must be "group:artifact:version", not "a:b:1 "
                    dependencies = [7]         | 1:17 | dependencies: each must be "group:artifact:version", not 7
                    """)
    void whatIsWrongIsSaidWithItsPlace(String toml, String place, String message) {
        assertEquals(List.of("ntask.toml:" + place + ": " + message), problems(toml + "\n"));
    }

    @Test
    void allProblemsAreToldInTheirOrder() {
        assertEquals(
                List.of(
                        "ntask.toml:1:1: unknown key 'b'; the keys are " + String.join(", ", ProjectConfig.KEYS),
                        "ntask.toml:3:1: tui must be true or false, not 1"),
                problems("b = 1\n\ntui = 1\n"));
    }

    @Test
    void aDirectoryOfOthersIsNotTaken() throws IOException {
        Files.createDirectories(root.resolve("src/main"));
        assertEquals(
                List.of("ntask.toml:1:1: cache_dir 'src' holds files that are not ntask's; name a new directory"),
                problems("cache_dir = \"src\"\n"));
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Files.writeString(root.resolve("Tasks.java"), "");
        assertEquals(
                List.of("ntask.toml:2:1: cache_dir 'Tasks.java' is a file; name a directory"),
                problems("\ncache_dir = \"Tasks.java\"\n"));
    }

    @Test
    void howAnEditorWritesLinesDoesNotMatter() throws IOException {
        assertEquals("x", read("\ufefftui = true\r\ncache_dir = \"x\"\r\n").cacheDir());
        assertEquals(
                List.of("ntask.toml:2:1: tui must be true or false, not 1"), problems("\ufeff# first\r\ntui = 1\r\n"));
    }

    @Test
    void aDirectoryOfOursIsTaken() throws IOException {
        Files.createDirectories(root.resolve("state/cas"));
        Files.writeString(root.resolve("state/CACHEDIR.TAG"), "");
        Files.createDirectories(root.resolve("begun/tmp"));
        assertEquals("state", read("cache_dir = \"state\"\n").cacheDir());
        assertEquals("begun", read("cache_dir = \"begun\"\n").cacheDir());
    }

    @Test
    void aSyntaxErrorIsOneLineWithItsPlace() {
        List<String> problems = problems("tui = true\ncache_dir = = 3\n[");
        assertEquals(1, problems.size());
        assertEquals(
                "ntask.toml:2:13: unexpected '=', expected", problems.get(0).substring(0, 41));
        assertEquals(-1, problems.get(0).indexOf('\n'));
    }

    @Test
    void aKeyGivenTwiceIsAnError() {
        assertEquals(
                List.of("ntask.toml:2:1: tui previously defined at line 1, column 1"),
                problems("tui = true\ntui = true\n"));
    }

    @Test
    void aFileThatIsNotTextIsAnError() throws IOException {
        Files.write(root.resolve("ntask.toml"), new byte[] {'a', (byte) 0xff, '\n'});
        assertEquals(List.of("ntask.toml cannot be read: it is not UTF-8"), problems());
    }

    @Test
    void aDirectoryInItsPlaceIsAnError() throws IOException {
        Files.createDirectory(root.resolve("ntask.toml"));
        assertEquals(List.of("ntask.toml cannot be read: it is a directory"), problems());
    }

    @Test
    void aLinkThatLeadsNowhereIsAnError() throws IOException {
        Files.createSymbolicLink(root.resolve("ntask.toml"), root.resolve("nowhere"));
        assertEquals(List.of("ntask.toml cannot be read: it is a link that leads nowhere"), problems());
    }

    private ProjectConfig read(String toml) throws IOException {
        Files.writeString(root.resolve("ntask.toml"), toml);
        return ProjectConfig.read(root);
    }

    private List<String> problems(String toml) {
        return assertThrows(ConfigException.class, () -> read(toml)).problems();
    }

    private List<String> problems() {
        return assertThrows(ConfigException.class, () -> ProjectConfig.read(root))
                .problems();
    }
}
