package dev.ntask.resolver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Maven repository in a folder. */
final class TestRepository {
    private final Path folder;

    TestRepository(Path folder) {
        this.folder = folder;
    }

    String url() {
        return folder.toUri().toString();
    }

    /** Adds a library; each dependency is {@code group:artifact:version:scope}. */
    TestRepository with(String coordinates, String... dependencies) throws IOException {
        String[] words = coordinates.split(":", -1);
        Path place = Files.createDirectories(
                folder.resolve(words[0].replace('.', '/')).resolve(words[1]).resolve(words[2]));
        Files.writeString(place.resolve(words[1] + "-" + words[2] + ".pom"), pom(words, dependencies));
        try (OutputStream out = Files.newOutputStream(place.resolve(words[1] + "-" + words[2] + ".jar"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(words[1] + ".txt"));
            zip.write(words[2].getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return this;
    }

    private static String pom(String[] words, String... dependencies) {
        StringBuilder pom = new StringBuilder("<project><modelVersion>4.0.0</modelVersion>");
        pom.append(coordinates(words)).append("<dependencies>");
        for (String dependency : dependencies) {
            String[] parts = dependency.split(":", -1);
            pom.append("<dependency>")
                    .append(coordinates(parts))
                    .append("<scope>")
                    .append(parts[3])
                    .append("</scope></dependency>");
        }
        return pom.append("</dependencies></project>").toString();
    }

    private static String coordinates(String... words) {
        return "<groupId>" + words[0] + "</groupId><artifactId>" + words[1] + "</artifactId><version>" + words[2]
                + "</version>";
    }
}
