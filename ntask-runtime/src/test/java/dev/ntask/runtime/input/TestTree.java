package dev.ntask.runtime.input;

import dev.ntask.core.glob.GlobSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A real directory with files, and inputs that look at it with a clock that the test sets. */
final class TestTree {
    final Path root;
    final SetClock clock = new SetClock(Instant.now().plusSeconds(60));

    private final int aheadFrom;

    TestTree(Path root) throws IOException {
        this(root, Inputs.MANY);
    }

    /**
     * Creates a tree.
     *
     * @param aheadFrom from how many files on a program looks at them
     */
    TestTree(Path root, int aheadFrom) throws IOException {
        this.root = Files.createDirectories(root);
        this.aheadFrom = aheadFrom;
    }

    /** Shows what it is told to, by default a minute after the files were written. */
    static final class SetClock extends Clock {
        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void set(Instant now) {
            this.now = now;
        }

        void advance(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Writes files given as {@code path=content}, {@code path->target} for links, {@code path/} for directories. */
    TestTree with(String... entries) throws IOException {
        for (String entry : entries) {
            int arrow = entry.indexOf("->");
            int equals = entry.indexOf('=');
            if (arrow > 0) {
                Path link = prepared(entry.substring(0, arrow));
                Files.createSymbolicLink(link, Path.of(entry.substring(arrow + 2)));
            } else if (equals < 0 && entry.endsWith("/")) {
                Files.createDirectories(root.resolve(entry));
            } else if (equals > 0) {
                Files.writeString(prepared(entry.substring(0, equals)), entry.substring(equals + 1));
            } else {
                Files.writeString(prepared(entry), entry);
            }
        }
        return this;
    }

    private Path prepared(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return file;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    void setModified(String path, FileTime time) throws IOException {
        Files.setLastModifiedTime(path(path), time);
    }

    FileTime modified(String path) throws IOException {
        return Files.getLastModifiedTime(path(path), LinkOption.NOFOLLOW_LINKS);
    }

    StatCache cache() {
        return StatCache.open(root.resolve(".ntask/stat-cache.bin"), root, clock);
    }

    KnownSelections selections() {
        return KnownSelections.open(root.resolve(".ntask/selections"), clock, TimeSteps.ofThisSystem(), aheadFrom);
    }

    Inputs inputs() {
        return new Inputs(root, List.of(), cache(), selections());
    }

    /** The paths that patterns, separated by blanks, mean; blanks between those, too. */
    String paths(String patterns) throws IOException {
        return paths(snapshot(patterns));
    }

    InputSnapshot snapshot(String patterns) throws IOException {
        return inputs().snapshot(globs(patterns));
    }

    static GlobSet globs(String patterns) {
        return GlobSet.of(List.of(patterns.split(" ")));
    }

    static String paths(InputSnapshot snapshot) {
        List<String> paths = new ArrayList<>();
        for (InputFile file : snapshot.files()) {
            paths.add(file.path());
        }
        return String.join(" ", paths);
    }
}
