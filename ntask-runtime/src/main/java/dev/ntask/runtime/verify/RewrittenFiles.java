package dev.ntask.runtime.verify;

import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a task has left of the inputs that it rewrites: what it wrote, in the terms of other tasks. */
public final class RewrittenFiles {
    private static final int PLAIN = 0644;
    private static final int EXECUTABLE = 0755;

    private RewrittenFiles() {}

    /**
     * Stores inputs as they lie in a directory, sorted as they are given; what is not there is left out.
     *
     * @throws IOException if one of them cannot be read or stored
     */
    public static OutputTree in(Path directory, List<InputFile> inputs, ContentStore contents) throws IOException {
        List<OutputTree.File> files = new ArrayList<>();
        List<OutputTree.Link> links = new ArrayList<>();
        for (InputFile input : inputs) {
            Path file = directory.resolve(input.path());
            Optional<String> target = input.linkTarget();
            if (target.isPresent()) {
                links.add(new OutputTree.Link(input.path(), target.get()));
            } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                int mode = Files.isExecutable(file) ? EXECUTABLE : PLAIN;
                files.add(new OutputTree.File(input.path(), contents.put(file), mode));
            }
        }
        return new OutputTree(files, links, List.of());
    }
}
