package dev.ntask.lift;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Makes libraries quick to start with. Class files are lifted to Java 8: Java takes none into its archives that are older than
 * Java 6, and libraries that still run on Java 5 are. Manifests keep what Java itself reads: it reads all of them at each
 * start, and what they tell other systems of modules can be as long as twenty pages.
 *
 * <p>The code stays what it is; what is added are the frames by which a newer class file is verified. For the same jar it
 * makes the same bytes. Runs while the distribution is built, and is no part of it.
 */
public final class LiftedJar {
    private static final int VERSION_OFFSET = 6;

    private static final String NOTE = "META-INF/lifted.txt";

    private static final List<Attributes.Name> KEPT = List.of(
            Attributes.Name.MANIFEST_VERSION,
            Attributes.Name.MULTI_RELEASE,
            new Attributes.Name("Automatic-Module-Name"));

    private LiftedJar() {}

    /** Lifts each jar in the first folder into the second. */
    public static void main(String[] arguments) throws IOException {
        Path to = Files.createDirectories(Path.of(arguments[1]));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                lift(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    private static void lift(Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream lifted = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                add(
                        lifted,
                        entry,
                        lift(entry.getName(), jar.getInputStream(entry).readAllBytes()));
            }
            ZipEntry note = new ZipEntry(NOTE);
            note.setTimeLocal(jar.entries().nextElement().getTimeLocal());
            String text = "For ntask, older class files in " + from.getFileName()
                    + " were lifted to Java 8, and the manifest was shortened. The code is unchanged.\n";
            add(lifted, note, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] lift(String name, byte[] content) throws IOException {
        if (name.equals(JarFile.MANIFEST_NAME)) {
            return shorten(content);
        }
        return name.endsWith(".class") && version(content) < Opcodes.V1_8 ? lift(content) : content;
    }

    private static byte[] shorten(byte[] manifest) throws IOException {
        Attributes all = new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
        Manifest shorter = new Manifest();
        for (Attributes.Name name : KEPT) {
            if (all.containsKey(name)) {
                shorter.getMainAttributes().put(name, all.get(name));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        shorter.write(bytes);
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, ZipEntry like, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(like.getName());
        entry.setTimeLocal(like.getTimeLocal());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static int version(byte[] classFile) {
        return (classFile[VERSION_OFFSET] & 0xFF) << 8 | (classFile[VERSION_OFFSET + 1] & 0xFF);
    }

    private static byte[] lift(byte[] classFile) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        ClassVisitor lifting = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
            }
        };
        new ClassReader(classFile).accept(lifting, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
