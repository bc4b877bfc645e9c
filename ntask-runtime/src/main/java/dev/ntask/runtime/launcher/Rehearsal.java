package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the classes of a start, so that Java can note them for an archive, or show that an archive holds them.
 *
 * <p>It does what a start does, but with a task of its own in a project of its own. Of the classes of the user it
 * initializes none, and runs nothing of them.
 */
public final class Rehearsal {
    /** How often it finds nothing to do: what runs often enough, Java notes as worth compiling early. */
    private static final int ROUNDS = 10;

    private Rehearsal() {}

    /** Rehearses in the working directory, which is the root of a project with compiled tasks; exits with 0 or 1. */
    public static void main(String[] arguments) throws IOException {
        Stamp stamp = StampFile.read(new StateFolder().stamp());
        if (stamp == null) {
            System.exit(1);
            return;
        }
        Freshness.isCertain(stamp, Setting.ofProcess().installation());
        loadAll(stamp.projectJar());
        Launch tasks = Entry.launch();
        boolean isGood = tasks == null || rehearse(tasks, stamp.projectJar());
        System.exit(isGood ? 0 : 1);
    }

    private static void loadAll(String jar) throws IOException {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        try (ZipFile zip = new ZipFile(jar)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                    load(loader, name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
    }

    private static void load(ClassLoader loader, String name) {
        try {
            loader.loadClass(name);
        } catch (ClassNotFoundException | LinkageError e) {
            return; // one that needs a library which is not there; whoever uses it finds out
        }
    }

    private static boolean rehearse(Launch tasks, String jar) throws IOException {
        Path root = Files.createTempDirectory("ntask-rehearsal");
        try {
            Path copy = root.resolve(jar);
            Files.createDirectories(copy.resolveSibling("."));
            Files.copy(Path.of(jar), copy);
            List<TaskDefinition> all = tasks.registry().tasks();
            return tasks.run(at(root, "--list")) == 0
                    && (all.isEmpty() || rehearse(new RehearsedTask(root, all.get(0)), root));
        } finally {
            AtomicFile.deleteTree(root);
        }
    }

    /** Runs it once, finds it done, and restores what it made. */
    private static boolean rehearse(RehearsedTask task, Path root) throws IOException {
        Files.writeString(root.resolve("in"), "1");
        boolean isGood = run(task, root);
        for (int i = 0; i < ROUNDS; i++) {
            isGood &= run(task, root);
        }
        Files.delete(root.resolve("out"));
        return isGood && run(task, root) && task.runs() == 1;
    }

    private static boolean run(RehearsedTask task, Path root) {
        return task.run(at(root, task.name())) == 0;
    }

    private static Invocation at(Path root, String word) {
        Invocation own = Invocation.ofProcess(new String[] {word});
        return new Invocation(
                List.of(word), root, root, own.environment(), own.out(), own.err(), own.terminal(), own.ownsProcess());
    }
}
