package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.runtime.store.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a user hears who may not read or write what it takes. */
@DisabledOnOs(OS.WINDOWS)
final class ReadOnlyTest {
    private static final String WAY_OUT = "; make it writable, or set cache_dir in ntask.toml to another directory";

    @TempDir
    Path root;

    /** The other process: runs a task and compares. */
    static final class Project {
        private Project() {}

        public static void main(String[] arguments) {
            CliRig.Result result = new CliRig(new FakeLaunch("a"), Path.of(arguments[0])).run("a");
            if (result.exitCode() != Integer.parseInt(arguments[1])
                    || !result.err().equals(arguments[2] + "\n")) {
                System.err.println("unexpected: " + result);
                System.exit(9);
            }
        }
    }

    @Test
    void aReadOnlyProjectIsNamed() throws Exception {
        deny(root, "r-xr-xr-x");
        expect(1, "error: cannot write " + root + "/.ntask: permission denied" + WAY_OUT);
    }

    @Test
    void aReadOnlyStateDirectoryIsNamed() throws Exception {
        Path state = Files.createDirectory(root.resolve(".ntask"));
        Files.writeString(state.resolve("CACHEDIR.TAG"), "");
        deny(state, "r-xr-xr-x");
        expect(1, "error: cannot write " + state.resolve("locks") + ": permission denied" + WAY_OUT);
    }

    @Test
    void anUnreadableConfigurationIsNamed() throws Exception {
        deny(Files.writeString(root.resolve("ntask.toml"), ""), "-w-------");
        expect(2, "error: ntask.toml cannot be read: permission denied");
    }

    @Test
    void aFileInPlaceOfTheStateDirectoryIsNamed() throws Exception {
        Files.writeString(root.resolve(".ntask"), "");
        CliRig.Result result = new CliRig(new FakeLaunch("a"), root).run("a");
        assertEquals(1, result.exitCode());
        assertEquals(
                "error: cannot write " + root + "/.ntask: it is in the way; move it away,"
                        + " or set cache_dir in ntask.toml to another directory\n",
                result.err());
    }

    private static void deny(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void expect(int exitCode, String error) throws Exception {
        Unprivileged.ownTree(root);
        assertEquals(
                0, Unprivileged.run(Project.class, root.toString(), Integer.toString(exitCode), error), "exit code");
    }
}
