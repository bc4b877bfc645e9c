package dev.ntask.runtime.launcher;

import dev.ntask.runtime.fingerprint.Hasher;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How the archive for some compiled tasks is made on this Java, and what it is called. */
final class ArchiveRecipe {
    private final Stamp stamp;
    private final Installation installation;
    private final ArchiveJava java;
    private final String classPath;
    private final ArchiveKind kind = ArchiveKind.of(Runtime.version().feature());

    ArchiveRecipe(Installation installation, Stamp stamp) {
        this.stamp = stamp;
        this.installation = installation;
        this.java = new ArchiveJava(installation);
        this.classPath = java.classPath(stamp);
    }

    /** Returns the name of the file: a digest of everything that decides what is in it and when it may be used. */
    String name() {
        Hasher name = new Hasher()
                .putString("ntask archive 1")
                .putString(stamp.java())
                .putString(installation.home().toString());
        for (String flag : ArchiveJava.FLAGS) {
            name.putString(flag);
        }
        for (Kind part : List.of(Kind.PROJECT, Kind.RUNTIME, Kind.LIBRARY)) {
            name.putString(part.name());
            for (Recorded jar : stamp.files()) {
                if (jar.kind() == part) {
                    name.putString(jar.name()).putString(jar.sha256());
                }
            }
        }
        return name.digest() + kind.extension();
    }

    /**
     * Makes it and tries it out; tells whether it is good. Where it is not, a file may be left.
     *
     * @param scratch a folder to make it in, which is removed
     * @param archive where to put it, if it can be made
     */
    boolean make(Path scratch, Path archive) throws IOException {
        AtomicFile.deleteTree(scratch);
        Files.createDirectory(scratch);
        // Outside of the project, where no file of the user decides what is ignored.
        Path stage = Files.createTempDirectory("ntask-rehearsal");
        try {
            return write(stage, scratch, archive)
                    && rehearse(kind.demanding(archive), Rehearsal.ALL, stage.resolve("probe"));
        } finally {
            AtomicFile.deleteTree(stage);
            AtomicFile.deleteTree(scratch);
        }
    }

    /** Nothing refers to it yet when it gets its name; its content is on the disk before that. */
    private boolean write(Path stage, Path scratch, Path archive) throws IOException {
        Path list = scratch.resolve("classes");
        Path written = scratch.resolve("archive");
        boolean isWritten = record(stage.resolve("record"), list)
                && java.succeeds(flags(kind.making(list, written)), classPath)
                && Files.exists(written);
        if (isWritten) {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.READ)) {
                channel.force(true);
            }
            Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return isWritten;
    }

    /**
     * What is noted here, the new sort brings to life at each start, needed or not: so only what most starts need. But the
     * first class that is missing makes Java open all jars, which takes longer than a hundred classes that are there.
     */
    private boolean record(Path stage, Path list) throws IOException {
        if (kind == ArchiveKind.AOT) {
            return rehearse(List.of(), Rehearsal.ALL, stage) && rehearse(kind.recording(list), Rehearsal.AGAIN, stage);
        }
        boolean isRecorded = rehearse(kind.recording(list), Rehearsal.ALL, stage);
        if (isRecorded) {
            Files.write(list, projectClasses(), StandardOpenOption.APPEND);
        }
        return isRecorded;
    }

    /** Lists the user's classes: Java loads them for the archive, and initializes none. */
    private List<String> projectClasses() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(stamp.projectJar())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                    names.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        return names;
    }

    private boolean rehearse(List<String> flags, String extent, Path stage) throws IOException {
        Files.createDirectories(stage);
        return java.succeeds(flags(flags), classPath, Rehearsal.class.getName(), extent, stage.toString());
    }

    private static List<String> flags(List<String> more) {
        List<String> flags = new ArrayList<>(ArchiveJava.FLAGS);
        flags.addAll(more);
        return flags;
    }
}
