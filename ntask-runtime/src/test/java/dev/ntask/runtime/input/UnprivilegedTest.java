package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ordinary user may not read; the superuser, who runs tests in containers, may read everything. */
class UnprivilegedTest {
    @TempDir
    Path temp;

    private TestTree tree;

    /** Prints what a snapshot says; runs as a process of its own. */
    static final class Snapshot {
        private Snapshot() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws IOException {
            TestTree tree = new TestTree(Path.of(arguments[0]));
            try {
                System.out.print(tree.paths(arguments[1]));
            } catch (InputException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        tree = new TestTree(temp.resolve("project")).with("src/a", "src/secret", "src/closed/x", "src/listed/y");
        setPermissions("src/secret", "---------");
        setPermissions("src/closed", "---------");
        setPermissions("src/listed", "r--r--r--");
    }

    private void setPermissions(String path, String permissions) throws IOException {
        Files.setPosixFilePermissions(tree.path(path), PosixFilePermissions.fromString(permissions));
    }

    @Test
    void namesTheFileThatCannotBeRead() throws Exception {
        assertEquals("src/a", snapshotAsNobody("src/a"));
        assertEquals("cannot read src/secret: permission denied", snapshotAsNobody("src/secret"));
        assertEquals("cannot read src/closed: permission denied", snapshotAsNobody("src/closed/**"));
        assertEquals("cannot read src/listed/y: permission denied", snapshotAsNobody("src/listed/**"));
        assertEquals("src/a", snapshotAsNobody("src/** !secret !closed !listed"));
    }

    /** What lies beside it, however much, is neither listed nor looked at. */
    @Test
    void whatIsSpelledOutIsFoundInADirectoryThatCannotBeListed() throws Exception {
        tree.with("through/known/in/a", "through/other");
        setPermissions("through", "--x--x--x");

        assertEquals("through/known/in/a", snapshotAsNobody("through/known/in/**"));
        assertEquals("through/known/in/a through/other", snapshotAsNobody("through/known/ through/other"));
        assertEquals("cannot read through: permission denied", snapshotAsNobody("through/*/in/**"));
    }

    @Test
    void namesTheIgnoreFileThatCannotBeRead() throws Exception {
        tree.with(".gitignore=x");
        setPermissions(".gitignore", "---------");

        assertEquals("cannot read .gitignore: permission denied", snapshotAsNobody("src/a"));
    }

    private String snapshotAsNobody(String patterns) throws Exception {
        List<String> command = new ArrayList<>();
        if (Files.isReadable(tree.path("src/secret"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-cp", reachableClassPath(), Snapshot.class.getName()));
        command.addAll(List.of(tree.root.toString(), patterns));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** Copies of what the child loads, since a local repository often lies in a home that others cannot enter. */
    private String reachableClassPath() throws IOException {
        Path copies = Files.createDirectories(temp.resolve("classpath"));
        List<String> result = new ArrayList<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path source = Path.of(element);
            String name = String.valueOf(source.getFileName());
            if (Files.isDirectory(source) || name.startsWith("commons-codec") || name.startsWith("ntask-")) {
                Path target = copies.resolve(result.size() + "-" + name);
                copy(source, target);
                result.add(target.toString());
            }
        }
        assertTrue(result.size() > 2, "class path: " + result);
        return String.join(File.pathSeparator, result);
    }

    private static void copy(Path source, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
    }
}
