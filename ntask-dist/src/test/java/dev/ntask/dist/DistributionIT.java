package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the distribution. */
final class DistributionIT {
    private static final String VERSION = System.getProperty("ntask.version");
    private static final Path TARGET = Launcher.DISTRIBUTION.getParent();

    @TempDir
    Path temporary;

    @Test
    void everyJarIsWhereItIsNeeded() throws IOException {
        assertEquals(
                List.of("asm", "commons-codec", "ntask-annotations", "ntask-core", "ntask-runtime", "picocli", "tomlj"),
                libraries("lib"));
        assertEquals(List.of("javapoet", "ntask-processor"), libraries("lib/compile"));
        List<String> resolver = libraries("lib/resolver");
        assertTrue(
                resolver.contains("ntask-resolver") && resolver.contains("maven-resolver-impl"), resolver.toString());
        resolver.retainAll(libraries("lib"));
        assertEquals(List.of(), resolver);
    }

    /** What is copied into each page of a graph has to bring its licence. */
    @Test
    void theLicencesOfOthersAreThere() throws IOException {
        String notice = Files.readString(Launcher.DISTRIBUTION.resolve("NOTICE"));
        for (String library : List.of("ASM", "Commons Codec", "picocli", "tomlj", "JavaPoet", "Maven", "dagre 3.1.3")) {
            assertTrue(notice.contains(library), library);
        }
        assertTrue(notice.contains("Permission is hereby granted, free of charge"), notice);
    }

    /** Java 5 is too old: Java would take none of these classes into an archive, nor what extends them. */
    @Test
    void noClassIsTooOldForAnArchive() throws IOException {
        List<String> old = new ArrayList<>();
        for (Path jar : Launcher.jars(Launcher.DISTRIBUTION.resolve("lib"))) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    boolean isClass = entry.getName().endsWith(".class");
                    if (isClass && zip.getInputStream(entry).readNBytes(8)[7] < 50) {
                        old.add(jar.getFileName() + ": " + entry.getName());
                    }
                }
            }
        }
        assertEquals(List.of(), old);
    }

    /** Java reads those of all jars that it loads a class from, archive or not; there are some of 20,000 bytes. */
    @Test
    void noManifestIsLong() throws IOException {
        List<String> longOnes = new ArrayList<>();
        for (Path jar : Launcher.jars(Launcher.DISTRIBUTION.resolve("lib"))) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                long size = zip.getEntry(JarFile.MANIFEST_NAME).getSize();
                if (size > 200) {
                    longOnes.add(jar.getFileName() + ": " + size);
                }
            }
        }
        assertEquals(List.of(), longOnes);
    }

    /** Looking at its methods makes Java verify a class. */
    @Test
    void liftedClassesAreSound() throws Exception {
        int classes = 0;
        List<Path> jars = Launcher.jars(Launcher.DISTRIBUTION.resolve("lib"));
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("picocli-") && !name.startsWith("asm-")) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile());
                    URLClassLoader loader =
                            new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    String file = entry.getName();
                    if (file.endsWith(".class") && !file.contains("module-info")) {
                        String type = file.substring(0, file.length() - 6).replace('/', '.');
                        assertNotNull(Class.forName(type, false, loader).getDeclaredMethods(), type);
                        classes++;
                    }
                }
            }
        }
        assertTrue(classes > 200, classes + " classes");
    }

    /** The names of the jars in a folder, without their versions. */
    private static List<String> libraries(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Launcher.DISTRIBUTION.resolve(folder))) {
            List<String> names = new ArrayList<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> names.add(name.replaceFirst("-\\d.*", "")));
            Collections.sort(names);
            return names;
        }
    }

    @Test
    void bothArchivesHoldTheSameAndWorkWhereverTheyAreUnpacked() throws Exception {
        Path archive = TARGET.resolve("ntask-" + VERSION + ".zip");
        boolean required = System.getenv("CI") != null;
        Path zip = required || Programs.include("unzip")
                ? unpacked("unzip", "-q", archive.toString())
                : unpackedByJava(archive);
        Path tar = unpacked(
                "tar", "-xzf", TARGET.resolve("ntask-" + VERSION + ".tar.gz").toString());
        assertEquals(files(zip), files(tar));
        Project project = Project.saying(temporary.resolve("project"), "hello");
        for (Path installed : List.of(zip, tar)) {
            Path script = installed.resolve("ntask-" + VERSION + "/bin/ntask");
            assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
            Launcher.Result result = project.launcher().as(script.toString()).run("hello");
            assertTrue(result.out().contains("hello"), result.toString());
        }
    }

    private Path unpacked(String... command) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(temporary.resolve("unpacked by " + command[0]));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
        return folder;
    }

    /** As unzip does it: with the permissions that the archive has noted. */
    private Path unpackedByJava(Path archive) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("unpacked by Java"));
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", true));
                Stream<Path> paths = Files.walk(zip.getPath("/"))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = folder.resolve("." + path).normalize();
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(path));
                }
            }
        }
        return folder;
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                files.add(folder.relativize(path) + " " + (Files.isRegularFile(path) ? Files.size(path) : ""));
            }
        }
        return files;
    }

    @Test
    void archivesCarryNoTimeOfTheirOwn() throws IOException {
        TreeSet<LocalDateTime> times = new TreeSet<>();
        try (ZipFile zip =
                new ZipFile(TARGET.resolve("ntask-" + VERSION + ".zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                times.add(entry.getTimeLocal());
            }
        }
        assertEquals(1, times.size(), times.toString());
    }
}
