package dev.ntask.runtime.launcher;

import java.nio.file.Path;
import java.util.List;

/**
 * The two sorts of archive that Java knows, and the flags for each.
 *
 * <p>Both are made in two steps: a Java that only notes what it loads, then one that writes the archive and runs nothing.
 * For both there is a shorter way. But archives of the old sort that are made so end Java by a signal when they are cut
 * short, and the new sort does not bear blanks in the class path then.
 */
enum ArchiveKind {
    /** Class data sharing, as Java 17 has it. */
    CDS(".jsa") {
        @Override
        List<String> recording(Path list) {
            return List.of("-XX:DumpLoadedClassList=" + list);
        }

        @Override
        List<String> making(Path list, Path archive) {
            // Java notices that an archive is cut short only if there are objects at its end, which takes this
            // collector.
            return List.of(
                    "-XX:-UseSerialGC",
                    "-XX:+UseG1GC",
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + archive);
        }

        @Override
        List<String> demanding(Path archive) {
            return List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive);
        }
    },
    /** The ahead-of-time cache of Java 25. */
    AOT(".aot") {
        @Override
        List<String> recording(Path list) {
            return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + list);
        }

        @Override
        List<String> making(Path list, Path archive) {
            return List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + list, "-XX:AOTCache=" + archive);
        }

        @Override
        List<String> demanding(Path archive) {
            return List.of("-XX:AOTMode=on", "-XX:AOTCache=" + archive);
        }
    };

    private static final int OLDEST_WITH_AOT = 25;

    private final String extension;

    ArchiveKind(String extension) {
        this.extension = extension;
    }

    /** Returns what a Java of some version makes. */
    static ArchiveKind of(int featureVersion) {
        return featureVersion < OLDEST_WITH_AOT ? CDS : AOT;
    }

    /** Returns the end of the names of its files, by which the script tells which flag to use. */
    String extension() {
        return extension;
    }

    /** Returns the flags by which Java notes the classes it loads. */
    abstract List<String> recording(Path list);

    /** Returns the flags by which Java makes an archive of classes that it has noted. */
    abstract List<String> making(Path list, Path archive);

    /** Returns the flags by which Java uses an archive, and ends with an error if it cannot. */
    abstract List<String> demanding(Path archive);
}
