package dev.ntask.runtime.cli;

import dev.ntask.Ntask;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.registry.Registry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Model.CommandSpec;

/** A project that can also be started as a process; its tasks work in the directory that a property or the process has. */
public final class VerifyProject extends Launch {
    private final Path root;
    private final FakeLaunch tasks;

    public VerifyProject() {
        this(Path.of("").toAbsolutePath());
    }

    VerifyProject(Path root) {
        this.root = root;
        this.tasks = new FakeLaunch("""
                        gen*
                        all* @gen
                        honest* @all --suffix=.txt
                        aside* @gen
                        far* @aside
                        sloppy*
                        peeking*
                        random*
                        packed*
                        broken*
                        hanging*
                        modes*
                        lint*
                        format*
                        restless*
                        free
                        """)
                .cached("gen", "in.txt", "gen/")
                .cached("honest", "src/** link", "build/honest{suffix}")
                .cached("aside", "", "", Propagation.NONE)
                .cached("far", "", "build/far")
                .body("far", words -> write("build/far", read("gen/G")))
                .cached("sloppy", "in.txt", "build/sloppy")
                .cached("peeking", "in.txt", "build/peeking")
                .cached("random", "", "build/random/")
                .cached("packed", "", "build/packed.jar")
                .cached("broken", "", "build/broken.jar")
                .cached("hanging", "in.txt", "build/hanging")
                .cached("modes", "", "build/modes/")
                .inPlace("format", "src/**")
                .inPlace("restless", "src/**")
                .body("format", words -> write("src/A", read("src/A").toUpperCase(Locale.ROOT)))
                .body("restless", words -> write("src/A", read("src/A") + "!"))
                .body("gen", words -> write("gen/G", read("in.txt")))
                .body(
                        "honest",
                        words -> write(
                                "build/honest"
                                        + words.getOrDefault("suffix", List.of(""))
                                                .get(0),
                                read("gen/G") + read("src/A") + read("link")))
                .body("sloppy", words -> write("build/sloppy", "in " + (exists("other.txt") ? "both" : "here")))
                .body("peeking", words -> write("build/peeking", read("other.txt")))
                .body("random", words -> random())
                .body("packed", words -> pack())
                .body("broken", words -> write("build/broken.jar", "PK\3\4 and no more " + turn()))
                .body("hanging", words -> hangInACopy())
                .body("modes", words -> modes());
    }

    public static void main(String[] arguments) {
        new VerifyProject().start(arguments);
    }

    /** Writes something else each time: here by what the file {@code turn} says, which no run declares. */
    private void random() throws IOException {
        String turn = turn();
        write("build/random/same", "same");
        write("build/random/text", "0123456789" + turn);
        write("build/random/" + turn, "");
    }

    /** Ends at once in the project; where only declared inputs exist, it waits for ever and tells the test so. */
    private void hangInACopy() throws IOException {
        if (exists("other.txt")) {
            write("build/hanging", "");
        } else {
            Ntask.shell("sleep 999 & echo $! > \"$TOLD/grandchild\"; echo > \"$TOLD/ready\"; wait");
        }
    }

    private void pack() throws IOException {
        String turn = turn();
        Files.createDirectories(root.resolve("build"));
        try (OutputStream out = Files.newOutputStream(root.resolve("build/packed.jar"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of("a.txt", "b.txt")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(1_000_000_000_000L);
                zip.putNextEntry(entry);
                zip.write((name + " " + (name.equals("b.txt") ? turn : "")).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void modes() throws IOException {
        String turn = turn();
        Path tool = write("build/modes/tool", "tool");
        tool.toFile().setExecutable(turn.equals("1"));
        Path link = root.resolve("build/modes/link");
        Files.createSymbolicLink(link, Path.of(turn));
    }

    private String turn() throws IOException {
        String turn = exists(".ntask/turn") ? "2" : "1";
        write(".ntask/turn", "");
        return turn;
    }

    private Path write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        return Files.writeString(root.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    private boolean exists(String file) {
        return Files.exists(root.resolve(file));
    }

    @Override
    public Registry registry() {
        return tasks.registry();
    }

    @Override
    public CommandSpec command(int ordinal) {
        return tasks.command(ordinal);
    }
}
