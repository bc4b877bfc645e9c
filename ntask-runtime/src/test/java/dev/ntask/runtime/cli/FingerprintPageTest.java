package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.execute.Prediction.Verdict;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintPageTest {
    private static final Digest EMPTY = Digest.of("".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path root;

    private static FingerprintPage page(Optional<Action> waitsFor) {
        List<TaskDefinition> tasks = TaskText.tasks("gen\ntest* @gen --level=1");
        FingerprintBuilder fields = new FingerprintBuilder("test");
        List<InputFile> files = List.of(
                new InputFile("a \"b\".txt", Optional.of(EMPTY), false, Optional.empty()),
                new InputFile("link", Optional.empty(), false, Optional.of("/elsewhere")),
                new InputFile("run.sh", Optional.of(EMPTY), true, Optional.empty()));
        InputSnapshot inputs = new InputSnapshot(files, List.of(), List.of(), Optional.empty(), List.of());
        inputs.addTo(fields);
        fields.argument("level", Optional.of("1"))
                .environment("CI", Optional.empty())
                .tool("java -version", "17\n")
                .code("c0de")
                .dependency("gen", "d16e57")
                .java(17)
                .platform("linux-amd64")
                .declaration("inputs", List.of("*.txt", "run.sh"));
        Action action = Action.of(tasks.get(1));
        return new FingerprintPage(
                new Prediction(action, Verdict.HIT, fields.build(), inputs, Optional.empty(), waitsFor));
    }

    @Test
    void everyFieldIsALine() {
        String digest = EMPTY.sha256();
        String fingerprint = "f".repeat(64);
        assertEquals(
                """
                fingerprint  test           %s
                schema                      1
                task                        test
                input        a "b".txt      %s
                input        link           link '/elsewhere'
                input        run.sh         %s executable
                argument     level          '1'
                env          CI             <unset>
                tool         java -version  '17\\n'
                body                        c0de
                upstream     gen            d16e57
                java                        17
                platform                    linux-amd64
                declaration  inputs         ['*.txt', 'run.sh']
                """.formatted(fingerprint, digest, digest),
                masked(page(Optional.empty()).text()));
    }

    private static String masked(String text) {
        return text.replaceFirst("(?m)^(fingerprint +test +)[0-9a-f]{64}$", "$1" + "f".repeat(64));
    }

    @Test
    void aFingerprintThatIsNotKnownYetSaysForWhat() {
        Action gen = Action.of(TaskText.tasks("gen").get(0));
        FingerprintPage page = page(Optional.of(gen));
        assertEquals(
                "fingerprint  test           not known before gen has run",
                page.text().lines().findFirst().orElseThrow());
        assertEquals(
                List.of("  \"fingerprint\": null,", "  \"waits_for\": \"gen\","),
                page.json().lines().skip(2).limit(2).toList());
    }

    @Test
    void everythingIsInTheJson() {
        String digest = EMPTY.sha256();
        assertEquals(
                """
                {
                  "action": "test",
                  "fingerprint": "%s",
                  "waits_for": null,
                  "schema": 1,
                  "task": "test",
                  "files": [
                    {"path": "a \\"b\\".txt", "digest": "%s", "executable": false, "link": null},
                    {"path": "link", "digest": null, "executable": false, "link": "/elsewhere"},
                    {"path": "run.sh", "digest": "%s", "executable": true, "link": null}
                  ],
                  "args": {
                    "level": "'1'"
                  },
                  "env": {
                    "CI": "<unset>"
                  },
                  "tools": {
                    "java -version": "'17\\\\n'"
                  },
                  "code": "c0de",
                  "deps": {
                    "gen": "d16e57"
                  },
                  "java": 17,
                  "platform": "linux-amd64",
                  "declaration": {
                    "inputs": "['*.txt', 'run.sh']"
                  }
                }
                """.formatted("f".repeat(64), digest, digest),
                page(Optional.empty()).json().replaceFirst("(\"fingerprint\": \")[0-9a-f]{64}", "$1" + "f".repeat(64)));
    }

    @Test
    void whatIsShownIsWhatTheResultIsStoredUnder() throws IOException {
        FakeLaunch project = new FakeLaunch("gen*\ntest* @gen --level=1");
        assertEquals(0, new CliRig(project, root).run("test", "--level=2").exitCode());
        String shown =
                new CliRig(project, root).run("inputs", "test", "--level=2").out();
        String digest = shown.lines().findFirst().orElseThrow().replaceFirst(".* ", "");
        try (Stream<Path> entries = Files.walk(root.resolve(".ntask/ac"))) {
            assertEquals(1, entries.filter(path -> path.endsWith(digest)).count(), shown);
        }
    }

    @Test
    void itTakesOneTask() {
        CliRig rig = new CliRig(new FakeLaunch("a\nb"), root);
        String usage = "; usage: ntask inputs [--json] TASK\n";
        assertEquals(
                new CliRig.Result(2, "", "error: inputs needs the name of a task" + usage),
                rig.run("inputs", "--json"));
        assertEquals(new CliRig.Result(2, "", "error: inputs takes one task" + usage), rig.run("inputs", "a", "b"));
        assertEquals(0, rig.run("inputs", "a", "--json").exitCode());
    }
}
