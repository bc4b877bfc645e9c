package dev.ntask.runtime.cli;

import dev.ntask.core.code.TaskMethod;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.execute.Fingerprinter;
import dev.ntask.runtime.execute.PlatformFacts;
import dev.ntask.runtime.execute.Surroundings;
import dev.ntask.runtime.execute.TaskCache;
import dev.ntask.runtime.execute.ToolOutputs;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.KnownDigests;
import dev.ntask.runtime.input.AssertingCode;
import dev.ntask.runtime.input.CodeChanges;
import dev.ntask.runtime.input.CodeDigests;
import dev.ntask.runtime.input.CodeHistory;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.KeptCodeChanges;
import dev.ntask.runtime.input.KnownSelections;
import dev.ntask.runtime.input.ProjectCode;
import dev.ntask.runtime.input.StatCache;
import dev.ntask.runtime.input.TaskClassPath;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.TaskDefinition;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.FileDigests;
import dev.ntask.runtime.store.Notes;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.Results;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Constructs by hand, in order, everything that lets results be reused. */
final class Caching {
    private final Launch launch;
    private final StateDirectory state;
    private final Path root;
    private final Clock clock;
    private final StatCache statCache;
    private final KnownDigests digests;
    private final KnownSelections selections;
    private final Inputs inputs;

    Caching(Launch launch, StateDirectory state, Path root, Clock clock) {
        this.launch = launch;
        this.state = state;
        this.root = root;
        this.clock = clock;
        this.statCache = StatCache.open(state.own().resolve("stat-cache"), root, clock);
        this.digests = new KnownDigests(state.own().resolve("digests"));
        this.selections = KnownSelections.open(state.own().resolve("selections"), clock);
        this.inputs = new Inputs(root, List.of(state.path()), statCache, selections);
    }

    /** Begins to look at the inputs and outputs of a plan, which goes on while everything else is made ready. */
    void lookAhead(Plan plan) {
        List<List<String>> patterns = new ArrayList<>(plan.actions().size());
        List<String> names = new ArrayList<>(plan.actions().size());
        for (Action action : plan.actions()) {
            Optional<CacheDefinition> cached = action.task().cached();
            if (cached.isPresent()) {
                patterns.add(cached.get().inputs());
                names.add(action.name());
            }
        }
        inputs.lookAhead(patterns, names);
    }

    TaskCache cache(Surroundings surroundings, EventSink events) {
        Notes notes = new NoticedNotes(events);
        Fingerprinter fingerprinter = new Fingerprinter(
                inputs, surroundings.commandEnvironment(), new ToolOutputs(surroundings), code(), platform(), digests);
        ContentStore contents = state.contents();
        Results results = state.results(notes, clock);
        Outputs outputs = new Outputs(root, state.path(), results, new StatCacheDigests(statCache));
        return new TaskCache(inputs, fingerprinter, results, contents, outputs, state.locks(surroundings.pid()));
    }

    /** Keeps for the next run what was learned about files; without it that run is slower. */
    void close() {
        try {
            statCache.save();
            digests.save();
            selections.save();
        } catch (IOException e) {
            // They say nothing wrong by not being there.
        }
    }

    /** What changed in the code of tasks, for explanations. */
    CodeChanges codeChanges() {
        return new KeptCodeChanges(projectCode(), codeHistory());
    }

    private CodeHistory codeHistory() {
        return new CodeHistory(state.own().resolve("code-parts"));
    }

    private CodeDigests code() {
        CodeDigests code = projectCode();
        // The generated class stands for the tasks beside it: -ea may name packages.
        return launch.getClass().desiredAssertionStatus() ? new AssertingCode(code) : code;
    }

    private ProjectCode projectCode() {
        List<Path> entries = new ArrayList<>();
        for (Path entry : launch.classPath()) {
            entries.add(root.resolve(entry));
        }
        List<TaskMethod> methods = new ArrayList<>();
        for (TaskDefinition task : launch.registry().tasks()) {
            methods.add(new TaskMethod(
                    task.name(),
                    task.method().owner(),
                    task.method().name(),
                    task.method().descriptor()));
        }
        StatCacheDigests files = new StatCacheDigests(statCache);
        return new ProjectCode(
                new TaskClassPath(entries, files),
                methods,
                digests,
                state.own().resolve("code"),
                codeHistory(),
                loading());
    }

    private ProjectCode.Loading loading() {
        return launch.getClass().getClassLoader() == ClassLoader.getSystemClassLoader()
                ? ProjectCode.Loading.BY_THE_SYSTEM
                : ProjectCode.Loading.APART;
    }

    private static PlatformFacts platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return new PlatformFacts(
                Runtime.version().feature(),
                (system.startsWith("windows") ? "windows" : system.replace(' ', '-')) + "-"
                        + System.getProperty("os.arch", ""));
    }

    /** Digests of files, read again only if they may have changed. */
    private record StatCacheDigests(StatCache statCache) implements FileDigests, TaskClassPath.Digests {
        @Override
        public Digest of(Path file) throws IOException {
            return statCache.digest(file);
        }

        @Override
        public Digest store(Path file, ContentStore contents) throws IOException {
            return statCache.learn(file, new Storing(file, contents));
        }

        @Override
        public String sha256(Path file) throws IOException {
            return statCache.digest(file).sha256();
        }
    }

    /** Copies a file into the store, and hashes it on the way. */
    private record Storing(Path file, ContentStore contents) implements StatCache.Reading {
        @Override
        public Digest read() throws IOException {
            return contents.put(file);
        }
    }

    /** What the cache has to say becomes a notice. */
    private record NoticedNotes(EventSink events) implements Notes {
        @Override
        public void add(String message) {
            events.accept(new Notice(Optional.empty(), message));
        }
    }
}
