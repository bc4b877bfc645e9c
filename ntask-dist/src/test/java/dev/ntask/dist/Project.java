package dev.ntask.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project of a test. */
final class Project {
    private final Path root;

    Project(Path root) {
        this.root = root;
    }

    /** A project whose task {@code hello} prints a word. */
    static Project saying(Path root, String word) {
        return new Project(root).write("Tasks.java", tasks("hello", "System.out.println(\"" + word + "\");"));
    }

    /** The source of a class with one task. */
    static String tasks(String name, String body) {
        return """
                import dev.ntask.*;
                import static dev.ntask.Ntask.*;

                class Tasks {
                    @Task
                    static void %s() {
                        %s
                    }
                }
                """.formatted(name, body);
    }

    Path root() {
        return root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Launcher launcher() {
        return Launcher.in(root);
    }

    Project write(String file, String content) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project folder(String name) {
        try {
            Files.createDirectories(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs whenever tasks were compiled: compiling writes the jar anew, also under the same name. */
    String compilation() {
        return jar().getFileName() + " " + inode(jar());
    }

    /** The one compiled jar that the next start would use. */
    Path jar() {
        try {
            return root.resolve(
                    Files.readAllLines(root.resolve(".ntask/launch")).get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> jars() {
        return compiled("*.jar");
    }

    /** The files that Java might map instead of loading classes. */
    List<Path> archives() {
        return compiled("*.{jsa,aot}");
    }

    private List<Path> compiled(String pattern) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve(".ntask/bin"), pattern)) {
            found.forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object inode(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
