package dev.ntask.dist;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A local repository of Maven that holds ntask as it was just built; all else is linked to the repository of the build
 * that runs the tests, which therefore stays as it is.
 */
final class MavenRepository implements AutoCloseable {
    private static final Path OUTER = Path.of(System.getProperty("ntask.repository"));
    private static final String VERSION = System.getProperty("ntask.version");

    private final Path folder;

    MavenRepository(Path folder) throws IOException {
        this.folder = folder;
        linkAll(OUTER, Files.createDirectory(folder), "dev");
        Path dev = Files.createDirectory(folder.resolve("dev"));
        if (Files.isDirectory(OUTER.resolve("dev"))) {
            linkAll(OUTER.resolve("dev"), dev, "ntask");
        }
        pom("ntask-parent", "..");
        for (String module : List.of("ntask-annotations", "ntask-core", "ntask-runtime")) {
            pom(module, "../" + module);
            jar(module, "lib");
        }
        pom("ntask-processor", "../ntask-processor");
        jar("ntask-processor", "lib/compile");
    }

    Path folder() {
        return folder;
    }

    /** Removes the links; JUnit, which clears the folder, warns of each. */
    @Override
    public void close() throws IOException {
        for (Path linked : List.of(folder, folder.resolve("dev"))) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(linked, Files::isSymbolicLink)) {
                for (Path link : entries) {
                    Files.delete(link);
                }
            }
        }
    }

    private static void linkAll(Path from, Path to, String butOne) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().equals(butOne)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        }
    }

    private void pom(String artifact, String module) throws IOException {
        Files.copy(Path.of(module, "pom.xml"), place(artifact).resolve(artifact + "-" + VERSION + ".pom"));
    }

    private void jar(String artifact, String lib) throws IOException {
        String jar = artifact + "-" + VERSION + ".jar";
        Files.copy(
                Launcher.DISTRIBUTION.resolve(lib).resolve(jar), place(artifact).resolve(jar));
    }

    private Path place(String artifact) throws IOException {
        return Files.createDirectories(
                folder.resolve("dev/ntask").resolve(artifact).resolve(VERSION));
    }
}
