package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.text.BuiltinCommands;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered for the word under the cursor: {@code words.awk}, by every awk that systems come with. */
final class CompletionTest {
    private static final String TASKS = """
            api.lint --mode=fast # Lints the api.
            api.v2.test
            build* --out=x --path=y --level=<1|2>
            clean
            copy <path> --paths... [files...]
            pick <what:one|two> -f/--fast? --color?true
            release <version> --push?
            secret- --level=1
            """;

    @TempDir
    Path root;

    /** In front of the bar, words with the cursor behind the last one, a caret; behind it, what is offered. */
    private static final String TABLE = """
            c^                       | cache clean copy
            a^                       | api api.v2 api.lint api.v2.test
            api.^                    | api.v2 api.lint api.v2.test
            api:^                    | api:v2 api:lint api:v2:test
            api:v2.^                 | api:v2.test
            s^                       |
            nonsense^                |
            -j ^                     | run verify watch api api.v2 api.lint api.v2.test build copy pick release
            -j b^                    | build
            -j 4 b^                  | build
            -kj b^                   | build
            -kj4 b^                  | build
            --replay ^               | always failures never
            --replay=f^              | --replay=failures
            --repl^                  | --replay=
            --replay never b^        | build
            --force b^               | build
            --force build r^         | run release
            --why ca^                |
            --why b^                 | build
            --graph-format h^        | html
            --completion z^          | zsh
            --nonsense=^             |
            --help ^                 |
            -- b^                    | build

            cache ^                  | --json stats gc verify
            cache stats ^            | --json
            cache stats --json ^     |
            cache --re^              |
            clean ^                  | --all
            clean --a^               | --all
            clean --rep^             |
            inputs ^                 | --json api api.v2 api.lint api.v2.test build clean copy pick release
            inputs build b^          |
            verify --i^              | --inputs
            log ^                    | --json last api.lint api.v2.test build clean copy pick release
            log l^                   | last
            log b^                   | build
            log api:l^               | api:lint
            log 2^                   | 20260802T101500-123Z 20270101T000000-000Z-2
            log 2027^                | 20270101T000000-000Z-2
            log 3^                   |
            --log-dir x log 2^       |
            log last ^               | --json api.lint api.v2.test build clean copy pick release
            log last l^              |
            log 2026 b^              | build
            log 2026 2^              |
            log build ^              | --json
            log last build ^         | --json
            log last --j^            | --json
            verify --rep^            | --replay=
            run cl^                  | clean
            run build cl^            | clean
            build cl^                |
            --force cl^              | clean
            build ca^                |

            build --^                | --out= --path= --level= --list --graph --graph-format= --dry-run --why --json --no-cache --no-deps --force --jobs --keep-going --quiet --verbose --tb= --log-dir= --max-runs= --log-format= --replay= --no-color --completion= --version --help
            build ^                  | --out= --path= --level= api api.v2 api.lint api.v2.test build copy pick release
            build --out=a --o^       |
            build --out ^            |
            build --out a --p^       | --path=
            build --path ^           | <file>
            build --path=a^          | --path=<file>
            build --level ^          |
            api.lint --m^            | --mode= --max-runs=
            api:lint --m^            | --mode= --max-runs=
            api --m^                 | --max-runs=
            secret --l^              | --level= --list --log-dir= --log-format=
            build api:l^             | api:lint

            pick ^                   | one two
            pick o^                  | one
            pick one ^               | -f --fast --no-color api api.v2 api.lint api.v2.test build copy pick release
            pick one -f --f^         | --force
            pick --no-^              | --no-fast --no-color --no-cache --no-deps
            pick --color=^           | --color=true --color=false
            pick --what=^            | --what=one --what=two
            pick --what=one b^       | build
            pick -- ^                | one two
            pick -- o^               | one
            pick -- -^               |
            pick -jf o^              | one
            pick --help ^            |

            release ^                | --version= --push
            release --v^             | --version= --verbose
            release 1 b^             | build
            release --version 1 b^   | build
            release --version --p^   |
            release --version --push b^ | build
            release -1 b^            | build

            copy ^                   | <file>
            copy a b^                |
            copy a b c^              |
            copy a b ::: b^          | build
            copy a b --paths ^       | <file>
            copy a b --paths c ^     | <file>
            copy a --paths c --p^    | --paths=
            """;

    @ParameterizedTest
    @ValueSource(strings = {"mawk", "gawk", "original-awk", "busybox"})
    void whatFitsIsOffered(String awk) throws IOException {
        CompletionRig rig = new CompletionRig(root, present(awk)).tasks(TaskText.tasks(TASKS));
        for (String run : List.of("20260802T101500-123Z", "20270101T000000-000Z-2", "2not-a-run")) {
            Files.createDirectories(root.resolve(".ntask/runs").resolve(run));
        }
        List<String> differing = new ArrayList<>();
        int rows = 0;
        for (String row : TABLE.lines().filter(line -> !line.isBlank()).toList()) {
            String[] sides = row.split("\\|", 2);
            List<String> words = List.of(sides[0].strip().replace("^", " ").split(" +", 0));
            boolean onNew = sides[0].strip().endsWith(" ^") || sides[0].strip().equals("^");
            words = onNew ? with(words, "") : words;
            String offered = String.join(" ", rig.offered(words));
            rows++;
            if (!offered.equals(sides[1].strip())) {
                differing.add(sides[0].strip() + " | " + offered);
            }
        }
        assertEquals(List.of(), differing);
        assertTrue(rows > 70, "rows: " + rows);
    }

    /** Whatever stands in front, a word that is offered is one that the command line understands there. */
    @Test
    void whatIsOfferedIsUnderstood() {
        List<TaskDefinition> tasks = TaskText.tasks(TASKS);
        CompletionRig rig = new CompletionRig(root, present("mawk")).tasks(tasks);
        List<String> some = List.of(
                "build",
                "copy",
                "pick",
                "release",
                "api:lint",
                "secret",
                "run",
                "cache",
                "log",
                "last",
                "-j",
                "4",
                "--fast",
                "one",
                "a",
                "--level",
                "--level=2",
                "--paths",
                ":::",
                "--",
                "-k",
                "--replay",
                "--why",
                "--force",
                "verify",
                "--out");
        int asked = 0;
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                words.add(some.get(random.nextInt(some.size())));
            }
            if (!complaint(words, tasks).isEmpty()) {
                continue;
            }
            for (String typed : List.of("", "-", "--no-")) {
                for (String offer : rig.offered(with(words, typed))) {
                    boolean open = offer.endsWith("=");
                    String complaint =
                            offer.endsWith("<file>") ? "" : complaint(with(words, open ? offer + 1 : offer), tasks);
                    boolean wrongValue = open && complaint.contains(" takes ") && complaint.contains("not '1'");
                    assertTrue(complaint.isEmpty() || wrongValue, words + " " + offer + ": " + complaint);
                    asked++;
                }
            }
        }
        assertTrue(asked > 1000, "asked: " + asked);
    }

    /** What the command line says of words that it does not understand; that more must follow is no matter. */
    private static String complaint(List<String> words, List<TaskDefinition> tasks) {
        try {
            Splitter.split(words, tasks);
            return "";
        } catch (UsageException e) {
            String message = String.valueOf(e.getMessage());
            boolean unfinished = message.contains("needs ")
                    || message.contains("missing <")
                    || message.contains("--json goes with")
                    || message.contains("--force says how")
                    || message.contains("--why takes one")
                    || message.contains("--why explains")
                    || message.contains("leave one of them out")
                    || message.contains("takes one task")
                    || message.matches("--(replay|completion) takes [a-z, ]*");
            return unfinished ? "" : message;
        }
    }

    @Test
    void everyFlagAndEveryCommandIsOffered() {
        CompletionRig rig = new CompletionRig(root, present("mawk"));
        Set<String> names = new TreeSet<>();
        for (Flag flag : Flag.values()) {
            for (String name : flag.names()) {
                names.add(flag.choices().isEmpty() ? name : name + "=");
            }
            for (String choice : flag.choices()) {
                assertTrue(rig.offered(List.of(flag.longName(), "")).contains(choice), choice);
            }
        }
        Set<String> offered = new TreeSet<>(rig.offered(List.of("-")));
        offered.removeIf(name ->
                name.endsWith("=") && !names.contains(name) && names.contains(name.substring(0, name.length() - 1)));
        assertEquals(names.stream().filter(offered::contains).toList(), List.copyOf(offered));
        for (Flag flag : Flag.values()) {
            String name = flag.longName();
            assertTrue(rig.offered(List.of(name)).stream().anyMatch(offer -> offer.startsWith(name)), name);
        }
        assertEquals(BuiltinCommands.ALL, rig.offered(List.of("")));
    }

    @Test
    void summariesComeWithWords() {
        CompletionRig rig = new CompletionRig(root, present("mawk")).tasks(TaskText.tasks(TASKS));
        assertEquals(List.of("word\tapi.lint\tLints the api."), rig.lines("lines", List.of("api.l")));
        assertEquals(List.of("open\t--mode=\t"), rig.lines("lines", List.of("api.lint", "--mo")));
    }

    /** Without a file, or with one in a form of another version, there is what is ntask's own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ntask completion 2\ntask\tbuild\t\n", "\n", "task\tbuild\t\n", "\u0000\u0001"})
    void whatCannotBeReadIsPassedOver(String content) {
        CompletionRig rig = new CompletionRig(root, present("mawk")).file(content);
        assertEquals(BuiltinCommands.ALL, rig.offered(List.of("")));
        assertEquals(List.of(), rig.offered(List.of("build", "--o")));
    }

    /** Nobody waits for a pipe that nobody writes to. */
    @Test
    void whatIsNoFileIsPassedOver() throws Exception {
        CompletionRig rig = new CompletionRig(root, present("mawk"));
        Path file = Files.createDirectories(root.resolve(".ntask")).resolve("completion");
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        assertEquals(BuiltinCommands.ALL, rig.offered(List.of("")));
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(BuiltinCommands.ALL, rig.offered(List.of("")));
    }

    /** The file may come with a project that nobody trusts: no shell may evaluate it, no terminal obey it. */
    @ParameterizedTest
    @ValueSource(strings = {"mawk", "gawk", "original-awk", "busybox"})
    void hostileWordsAreQuotedOrLeftOut(String awk) {
        String file = """
                ntask completion 1
                task\ta$(touch evil)\tQuote: ' " $HOME `touch evil` $(touch evil) \\
                task\ta`touch evil`;x|y&z>w<v(u)t{s}r[q]p*o?n!m#l~k^j'i"h\\g f\tx
                task\tb\u001b[31mred\tx
                task\tc\tcolour \u001b[31m red
                task\td\u009bm\tx
                task\t~root\tx
                task\t-rf\tx
                task\tüñ\tÜmläute: 漢字.
                nonsense
                \t\t\t
                of\ta$(touch evil)
                parameter
                parameter\toption\t--x$(evil)\tchoice\t\t$(touch evil)
                """;
        CompletionRig rig = new CompletionRig(root, present(awk)).file(file);
        assertEquals(
                List.of(
                        "a\\$\\(touch\\ evil\\) ",
                        "a\\`touch\\ evil\\`\\;x\\|y\\&z\\>w\\<v\\(u\\)t\\{s\\}r\\[q\\]p\\*o\\?n\\!m\\#l\\~k\\^j\\'i\\\"h\\\\g\\ f ",
                        "\\~root ",
                        "-rf ",
                        "üñ "),
                rig.lines("bash", List.of("")));
        assertEquals(List.of("-rf ", "üñ "), rig.lines("quoted", List.of("")));
        assertEquals(
                List.of("--x\\$\\(evil\\)=\\$\\(touch\\ evil\\) "),
                rig.lines("bash", List.of("a$(touch evil)", "--x$(evil)=")));
        assertFalse(Files.exists(root.resolve("evil")));
    }

    private static List<String> with(List<String> words, String last) {
        List<String> longer = new ArrayList<>(words);
        longer.removeIf(String::isEmpty);
        longer.add(last);
        return longer;
    }

    private static String present(String awk) {
        boolean isThere = Files.isExecutable(Path.of("/usr/bin", awk));
        Assumptions.assumeTrue(isThere || System.getenv("CI") != null, "no " + awk);
        assertTrue(isThere, "no " + awk + ": install it");
        return awk;
    }

    @Test
    void theFileIsTheSameForTheSameTasks() {
        assertEquals("""
                group	api	All tasks of this group.
                task	api.lint	Lints the api.
                hidden	hush\t
                task	pick	It's    "quoted" $HOME `x`
                of	api.lint
                parameter	option	--mode	any\t
                of	hush
                of	pick
                parameter	word	--path	path\t
                parameter	words	--paths	path\t
                parameter	no-flag	--color	none\t
                parameter	option	--level	any\t
                """, afterOwn("""
                pick <path> [paths...] --color?true --level=1 # It's \u001b\u202e\t"quoted" $HOME `x`
                api.lint --mode=fast # Lints the api.
                hush-
                """));
        String twice = afterOwn(TASKS);
        assertEquals(twice, afterOwn(TASKS));
    }

    private static String afterOwn(String tasks) {
        String lines = CompletionLines.of(TaskText.tasks(tasks));
        return lines.substring(lines.indexOf("\ngroup\t") + 1);
    }

    /** macOS comes with bash 3.2: what newer ones have added is not in its script. */
    @Test
    void theScriptForBashIsOldEnough() throws IOException {
        String script = CompletionScript.of("bash");
        for (String newer : List.of(
                "declare -A",
                "mapfile",
                "readarray",
                "local -n",
                ",,}",
                "^^}",
                "&>>",
                "|&",
                ";;&",
                "coproc",
                "EPOCH",
                "[-1]",
                "@Q}",
                "local -")) {
            int start = script.indexOf("_ntask() {");
            String glue = script.substring(start).replace("local -a", "");
            assertFalse(glue.contains(newer), newer);
        }
    }

    /** PowerShell has no awk: its script knows the same of ntask, and nothing in it can end the text too early. */
    @Test
    void theScriptForPowerShellKnowsWhatIsOwn() {
        String script = CompletionScript.of("powershell");
        String own = CompletionLines.of(List.of()).strip();
        assertTrue(script.contains("$own = @'\n" + own + "\n'@\n"), script);
        assertFalse(own.contains("\n'@"), own);
    }
}
