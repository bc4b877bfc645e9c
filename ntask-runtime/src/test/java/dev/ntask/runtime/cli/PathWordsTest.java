package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathWordsTest {
    @TempDir
    Path root;

    private final List<String> seen = new ArrayList<>();

    private List<String> run(Path caller, String... words) {
        FakeLaunch launch = new FakeLaunch("show [paths...] --path=out --name=x");
        launch.body("show", given -> seen.add(given.toString()));
        CliRig.Result result =
                new CliRig(launch, root).in(caller).with("HOME", "/home/me").run(words);
        assertEquals(0, result.exitCode(), result.err());
        return seen;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    a.txt,             sub/a.txt
                    ./a.txt,           sub/a.txt
                    ../a.txt,          a.txt
                    ..,                .
                    .,                 sub
                    'a b',             sub/a b
                    /etc/hosts,        /etc/hosts
                    ~,                 /home/me
                    ~/x,               /home/me/x
                    ~other/x,          sub/~other/x
                    a/../../../x,      {outside}/x
                    """)
    void aTypedPathIsSeenFromTheRoot(String typed, String expected) throws Exception {
        String wanted = expected.replace("{outside}", String.valueOf(root.getParent()));
        assertEquals(
                List.of("{name=[x], path=[out], paths=[" + wanted + "]}"),
                run(Files.createDirectory(root.resolve("sub")), "show", typed));
    }

    @Test
    void aPathInsideTheRootIsTheSameHoweverItIsTyped() throws Exception {
        run(root, "show", "--path=sub/a.txt");
        run(Files.createDirectory(root.resolve("sub")), "show", "--path=a.txt");
        run(root, "show", "--path=" + root.resolve("sub/a.txt"));
        assertEquals(1, seen.stream().distinct().count(), seen::toString);
    }

    @Test
    void aDefaultIsNotTyped() throws Exception {
        assertEquals(
                List.of("{name=[x], path=[out], paths=[]}"), run(Files.createDirectory(root.resolve("sub")), "show"));
    }

    @Test
    void otherWordsStay() throws Exception {
        assertEquals(
                List.of("{name=[./~], path=[out], paths=[]}"),
                run(Files.createDirectory(root.resolve("sub")), "show", "--name=./~"));
    }
}
