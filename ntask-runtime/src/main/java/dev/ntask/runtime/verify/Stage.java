package dev.ntask.runtime.verify;

import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A copy of a project in which only some of its files exist; it lies outside of the project, so that nothing finds the
 * others by looking upward, and is gone when it is closed.
 */
public final class Stage implements AutoCloseable {
    private final Path project;
    private final Path root;

    private Stage(Path project, Path root) {
        this.project = project;
        this.root = root;
    }

    /** Creates an empty copy. */
    public static Stage of(Path project) throws IOException {
        return new Stage(project, Files.createTempDirectory("ntask-stage").toRealPath());
    }

    /** Returns where the copy is. */
    public Path root() {
        return root;
    }

    /** Copies inputs; where a link leads to a file of the project, that as well, since its content is the link's. */
    public void addInputs(List<InputFile> inputs) throws IOException {
        for (InputFile input : inputs) {
            add(input.path());
            if (input.linkTarget().isPresent() && input.digest().isPresent()) {
                Path target = project.resolve(input.path()).toRealPath();
                if (target.startsWith(project)) {
                    add(project.relativize(target).toString());
                }
            }
        }
    }

    /** Copies what a task has written. */
    public void addOutputs(OutputTree outputs) throws IOException {
        for (OutputTree.File file : outputs.files()) {
            add(file.path());
        }
        for (OutputTree.Link link : outputs.links()) {
            add(link.path());
        }
        for (String directory : outputs.emptyDirectories()) {
            Files.createDirectories(root.resolve(directory));
        }
    }

    private void add(String path) throws IOException {
        Path copy = root.resolve(path);
        Path parent = copy.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.copy(
                project.resolve(path),
                copy,
                LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, java.io.IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
