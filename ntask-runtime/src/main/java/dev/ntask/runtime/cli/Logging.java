package dev.ntask.runtime.cli;

import dev.ntask.core.text.Suggestion;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.report.PastRun;
import dev.ntask.runtime.report.PastRuns;
import dev.ntask.runtime.report.PastTask;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows past runs, and those that go on: {@code ntask log}. */
final class Logging {
    private static final int SUCCEEDED = 0;
    private static final String LAST = "last";

    private final Invocation invocation;
    private final Request.Log request;
    private final Path directory;
    private final Path marks;
    private final PastRuns runs;

    Logging(Invocation invocation, Request.Log request) {
        this.invocation = invocation;
        this.request = request;
        Path root = invocation.root();
        ProjectConfig config = ProjectConfig.read(root);
        StateDirectory state = StateDirectory.of(config.cacheDirectory(root), root);
        this.directory = new RunFolder(invocation, config, request.settings().logs())
                .kept(state, 0)
                .directory();
        this.marks = state.own().resolve("running");
        this.runs = new PastRuns(directory);
    }

    int exitCode() throws IOException {
        List<String> words = request.words();
        List<String> ids = runs.ids();
        if (words.isEmpty()) {
            print(ids);
        } else if (words.size() == 2) {
            PastRun run = runs.read(id(words.get(0), ids));
            print(run, task(run, words.get(1)));
        } else if (namesRun(words.get(0))) {
            PastRun run = runs.read(id(words.get(0), ids));
            RunPage page = new RunPage(run);
            print(request.json() ? page.json() : page.text(times(), isAbandoned(run)));
        } else {
            printLast(words.get(0), ids);
        }
        return SUCCEEDED;
    }

    /** A run that was killed has a mark until the next one has ended what it left. */
    private boolean isAbandoned(PastRun run) {
        return run.state() == PastRun.State.KILLED && Files.exists(marks.resolve(run.id()));
    }

    /** Names of runs begin with a date, those of tasks never do. */
    private static boolean namesRun(String word) {
        return word.equals(LAST) || (!word.isEmpty() && Character.isDigit(word.charAt(0)));
    }

    private void print(List<String> ids) throws IOException {
        List<PastRun> all = new ArrayList<>();
        for (String id : ids) {
            all.add(runs.read(id));
        }
        RunTable table = new RunTable(all);
        print(request.json() ? table.json() : table.text(times(), directory));
    }

    /** The one run that a word means: {@code last}, its name, or the beginning of it. */
    private String id(String word, List<String> ids) {
        if (ids.isEmpty()) {
            throw new UsageException("no run is on record in " + directory);
        }
        if (word.equals(LAST)) {
            return ids.get(0);
        }
        List<String> found = new ArrayList<>();
        for (String id : ids) {
            if (id.equals(word)) {
                return id;
            }
            if (id.startsWith(word)) {
                found.add(id);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            List<String> known = new ArrayList<>(ids);
            known.add(LAST);
            throw new UsageException("no run '" + word + "'." + hint(word, known) + " (ntask log)");
        }
        throw new UsageException(found.size() + " runs begin with '" + word + "': " + some(found));
    }

    /** The one task of a run that a word means; null if there is none. */
    private static @Nullable PastTask find(PastRun run, String word) {
        List<PastTask> found = new ArrayList<>();
        String name = word.replace(':', '.');
        for (PastTask task : run.tasks()) {
            if (task.name().equals(word) || task.name().equals(name)) {
                return task;
            }
            if (task.name().startsWith(name + " ")) {
                found.add(task);
            }
        }
        if (found.size() > 1) {
            List<String> names = new ArrayList<>();
            for (PastTask task : found) {
                names.add("'" + task.name() + "'");
            }
            throw new UsageException(
                    "'" + word + "' ran " + found.size() + " times in " + run.id() + ": " + some(names));
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private static String some(List<String> names) {
        int shown = Math.min(names.size(), 5);
        return OneLine.of(String.join(", ", names.subList(0, shown))) + (shown < names.size() ? ", ..." : "");
    }

    private static PastTask task(PastRun run, String word) {
        PastTask task = find(run, word);
        if (task == null) {
            List<String> names = new ArrayList<>();
            for (PastTask each : run.tasks()) {
                names.add(each.name());
            }
            throw new UsageException("no task '" + word + "' in " + run.id() + "." + hint(word, names) + " (ntask log "
                    + run.id() + ")");
        }
        return task;
    }

    private static String hint(String word, Collection<String> known) {
        Optional<String> closest = Suggestion.closest(word, known);
        return closest.isPresent() ? " Did you mean '" + OneLine.of(closest.get()) + "'?" : "";
    }

    /** A task's log in the last run in which it wrote one. */
    private void printLast(String word, List<String> ids) throws IOException {
        TreeSet<String> names = new TreeSet<>(List.of(LAST));
        boolean known = false;
        for (String id : ids) {
            PastRun run = runs.read(id);
            PastTask task = find(run, word);
            if (task != null && task.log().isPresent()) {
                print(run, task);
                return;
            }
            known |= task != null;
            for (PastTask each : run.tasks()) {
                names.add(each.name());
            }
        }
        if (known) {
            throw new UsageException(
                    "'" + word + "' wrote no log in the runs on record: it was always cached, or skipped");
        }
        throw new UsageException("no run has a task '" + word + "'." + hint(word, names) + " (ntask log)");
    }

    private void print(PastRun run, PastTask task) throws IOException {
        if (request.json()) {
            print(new RunPage(run).json(task));
        } else if (task.log().isPresent()) {
            // As it is: somebody may compare it, or pipe it on.
            Files.copy(task.log().get(), invocation.out());
            invocation.out().flush();
        } else {
            invocation
                    .err()
                    .println("note: " + OneLine.of(task.name()) + " wrote nothing in " + run.id() + ": it was "
                            + task.state());
        }
    }

    private static TimeWords times() {
        return new TimeWords(Clock.systemUTC().instant(), TimeZone.getDefault());
    }

    private void print(String text) {
        invocation.out().print(text);
        invocation.out().flush();
    }
}
