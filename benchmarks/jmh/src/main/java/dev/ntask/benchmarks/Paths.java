package dev.ntask.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Names for files that do not exist. */
final class Paths {
    private Paths() {}

    /** Returns so many paths, a hundred in each folder. */
    static List<String> of(int count) {
        List<String> paths = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            paths.add("src/main/java/package" + i / 100 + "/Class" + i % 100 + ".java");
        }
        return paths;
    }
}
