package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.ProcessEnd;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what a start does, so that Java can note what classes that takes, or show that an archive holds them.
 *
 * <p>It works on a task of its own in a project of its own, and touches no class of the user but what was generated to
 * describe the tasks.
 */
public final class Rehearsal {
    /** Runs the task, restores what it made and finds it done: what most starts need. */
    static final String ALL = "all";

    /** Finds the task done and runs one that is not cached, after a rehearsal of everything in the same place. */
    static final String AGAIN = "again";

    /** Classes that a true start has loaded before it comes to where a rehearsal begins: naming them loads them. */
    static final List<Class<?>> BEFORE =
            List.of(Main.class, NoTasks.class, CompileFailure.class, LaunchException.class);

    /** So many that a program of the system looks at them. */
    static final int MANY_INPUTS = 1024;

    private final Path root;
    private final Stamp stamp;
    private final Setting setting = Setting.ofProcess();

    private Rehearsal(Path root, Stamp stamp) {
        this.root = root;
        this.stamp = stamp;
    }

    /**
     * Rehearses in the root of a project with compiled tasks; exits with 0 if all went as it should, else with 1.
     *
     * @param arguments how much, and an empty folder, or one where it was rehearsed before
     */
    public static void main(String[] arguments) throws IOException {
        Stamp stamp = StampFile.read(new StateFolder().stamp());
        boolean isGood = stamp != null && new Rehearsal(Path.of(arguments[1]), stamp).isGood(arguments[0]);
        ProcessEnd.with(isGood ? 0 : 1);
    }

    private boolean isGood(String extent) throws IOException {
        Freshness.isCertain(stamp, setting.installation());
        if (!Start.isHere(setting.installation(), stamp)) {
            return false;
        }
        Launch tasks = Entry.launch();
        List<TaskDefinition> all = tasks == null ? List.of() : tasks.registry().tasks();
        if (tasks == null || all.isEmpty()) {
            return true;
        }
        RehearsedTask task = new RehearsedTask(root, all.get(0), true);
        RehearsedTask plain = new RehearsedTask(root, all.get(0), false);
        return extent.equals(AGAIN)
                ? again(plain) && again(task) && task.runs() == 0
                : run(tasks, "--list") && run(plain, plain.name()) && first(task);
    }

    /** With old records to remove, as all runs but the first ones have. */
    private boolean again(RehearsedTask task) {
        return run(task, "--max-runs=1", task.name()) && run(task, "--quiet", task.name());
    }

    private boolean first(RehearsedTask task) throws IOException {
        Path jar = root.resolve(stamp.projectJar()); // where the task's code is looked for
        Files.createDirectories(jar.resolveSibling("."));
        Files.copy(Path.of(stamp.projectJar()), jar);
        Files.writeString(root.resolve("in"), "1");
        for (int i = 0; i < MANY_INPUTS; i++) {
            Files.createFile(root.resolve(i + ".txt"));
        }
        boolean isGood = run(task, task.name());
        Files.delete(root.resolve("out"));
        // Twice: only when a build was found up to date for some time is it known that it is.
        return isGood && run(task, task.name()) && again(task) && again(task) && task.runs() == 1;
    }

    private boolean run(Launch tasks, String... words) {
        Invocation own = Invocation.ofProcess(words);
        return tasks.run(new Invocation(
                        own.arguments(),
                        root,
                        root,
                        CallerEnvironment.of(own.environment()),
                        own.out(),
                        own.err(),
                        own.terminal(),
                        own.ownsProcess()))
                == 0;
    }
}
