package dev.ntask.runtime.execute;

import dev.ntask.runtime.TextRegistry;
import dev.ntask.runtime.event.BuildEvent;
import dev.ntask.runtime.event.BuildEvent.CacheMissed;
import dev.ntask.runtime.event.BuildEvent.Notice;
import dev.ntask.runtime.event.EventSink;
import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.KnownDigests;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.KnownSelections;
import dev.ntask.runtime.input.StatCache;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.plan.Selection;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.CacheDefinition.Mode;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.FileDigests;
import dev.ntask.runtime.store.Notes;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.Results;
import dev.ntask.runtime.store.TaskLocks;
import dev.ntask.runtime.store.disk.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A project in a directory: tasks as text, real files and a real cache; each {@link #run} is a process of its own. */
final class TestProject {
    final Path root;
    final TextRegistry registry;
    final Map<String, String> environment = new TreeMap<>(System.getenv());
    final Map<String, String> code = new TreeMap<>();
    final Set<String> withoutCode = new HashSet<>();
    PlatformFacts platform = new PlatformFacts(17, "linux-amd64");
    private final String runId = "run-" + System.nanoTime();
    int jobs = 1;
    boolean keepGoing;
    boolean cacheEnabled = true;
    Set<Integer> forced = Set.of();
    Recorder recorder = new Recorder();
    Clock clock = Clock.systemUTC();

    /** What the last run did not look up, since it was known. */
    Map<Action, String> known = Map.of();

    private KnownDigests digests;
    private KnownSelections selections;
    private StatCache statCache;
    private Path stateDirectory;

    TestProject(Path root, String... lines) {
        this(root, new TextRegistry(lines));
    }

    TestProject(Path root, TextRegistry registry) {
        this.root = root;
        this.registry = registry;
        this.stateDirectory = root.resolve(".ntask");
        this.statCache = openStatCache();
        this.digests = openDigests();
        this.selections = openSelections();
    }

    /** Makes it keep its results elsewhere, as with {@code cache_dir}. */
    TestProject keepingItsStateIn(Path directory) {
        stateDirectory = directory;
        statCache = openStatCache();
        digests = openDigests();
        selections = openSelections();
        return this;
    }

    StateDirectory state() {
        return StateDirectory.of(stateDirectory, root);
    }

    /** Declares a task cached, with inputs and outputs as words. */
    TestProject cached(String task, String inputs, String outputs) {
        return cached(task, inputs, outputs, List.of(), List.of(), Propagation.OUTCOME, true);
    }

    TestProject cached(
            String task,
            String inputs,
            String outputs,
            List<String> env,
            List<String> tools,
            Propagation propagation,
            boolean strict) {
        return cached(
                task, new CacheDefinition(words(inputs), words(outputs), env, tools, propagation, strict, Mode.AFRESH));
    }

    /** Declares a task cached that goes on from its last outputs, or rewrites its inputs. */
    TestProject cached(String task, String inputs, String outputs, Mode mode) {
        List<String> none = List.of();
        return cached(
                task, new CacheDefinition(words(inputs), words(outputs), none, none, Propagation.OUTCOME, true, mode));
    }

    private TestProject cached(String task, CacheDefinition definition) {
        registry.cached(task, definition);
        return this;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    TestProject body(String task, TextRegistry.Body body) {
        registry.body(task, body);
        return this;
    }

    TestProject write(String file, String content) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists(String file) {
        return Files.exists(root.resolve(file));
    }

    void delete(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs tasks and returns what happened: {@code "compile EXECUTED, test UP_TO_DATE"}. */
    String run(String... names) {
        return run(registry.select(names));
    }

    String run(Action... actions) {
        return run(new Selection(List.of(actions)));
    }

    private String run(Selection selection) {
        recorder = new Recorder();
        RunHost host = host();
        Plan plan = Plan.of(registry, selection);
        known = whatIsKnown(plan);
        Build build = build(host, plan, known);
        RunHost.Installed installed = host.install(false);
        try {
            BuildResult result = build.run();
            if (mayBeKnown() && known.isEmpty()) {
                builds(cache()).learn(plan, result);
            }
        } finally {
            installed.close();
        }
        return recorder.ends();
    }

    RunHost host() {
        return new RunHost(surroundings(), new SerialEvents(recorder));
    }

    private Surroundings surroundings() {
        return new Surroundings(root, root, environment, runId, 4711, false, Duration.ofSeconds(1));
    }

    /** Predicts tasks: {@code "compile MISS (first-run), test DEPENDS on compile"}. */
    String forecast(String... names) {
        Forecast forecast = new Forecast(
                Plan.of(registry, registry.select(names)),
                cache(),
                new CacheUse(cacheEnabled, forced, Clock.systemUTC()));
        try {
            List<String> words = new ArrayList<>();
            for (Prediction prediction : forecast.predictions()) {
                words.add(prediction.action() + " " + prediction.verdict()
                        + prediction
                                .reason()
                                .map(reason -> " (" + reason.summary() + ")")
                                .orElse("")
                        + prediction.waitsFor().map(other -> " on " + other).orElse(""));
            }
            return String.join(", ", words);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Explains a task: {@code "DEPENDS by compile -> gen: lint (input-modified: src/A)"}; what a nearest result has behind
     * it is set in front.
     */
    String why(String task) {
        return why(registry.action(task));
    }

    String why(Action action) {
        Plan plan = Plan.of(registry, new Selection(List.of(action)));
        TaskCache cache = cache();
        try {
            List<Prediction> predictions =
                    new Forecast(plan, cache, new CacheUse(cacheEnabled, forced, Clock.systemUTC())).predictions();
            Explanation found = new Explainer(plan, predictions, cache, (name, before, now) -> Optional.empty())
                    .of(plan.requested().get(0));
            List<String> chain = found.chain().stream()
                    .map(prediction -> prediction.action().name())
                    .toList();
            String reference = found.reference()
                    .map(other -> other.own()
                            ? ""
                            : " from " + other.result().orElseThrow().action())
                    .orElse(" from nothing");
            return found.prediction().verdict()
                    + reference
                    + (chain.isEmpty() ? "" : " by " + String.join(" -> ", chain))
                    + (found.changes().isEmpty() ? "" : ": " + causes(found.changes()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String causes(List<Explanation.Cause> causes) {
        List<String> words = new ArrayList<>();
        for (Explanation.Cause cause : causes) {
            words.add(cause.upstream()
                    .map(upstream -> cause.difference().name() + " ("
                            + (upstream.changes().isEmpty() ? "not known" : causes(upstream.changes())) + ")")
                    .orElse(cause.difference().toString()));
        }
        return String.join(", ", words);
    }

    /** The fingerprints of actions that a run would not look up. */
    Map<Action, String> whatIsKnown(Plan plan) {
        TaskCache cache = cache();
        // A process looks for itself.
        cache.inputs().invalidate();
        return mayBeKnown() ? builds(cache).find(plan) : Map.of();
    }

    private boolean mayBeKnown() {
        return cacheEnabled && forced.isEmpty();
    }

    private KnownBuilds builds(TaskCache cache) {
        return new KnownBuilds(state().own().resolve("builds"), state().historyDirectory(), cache, clock);
    }

    Build build(RunHost host, Plan plan) {
        return build(host, plan, Map.of());
    }

    private Build build(RunHost host, Plan plan, Map<Action, String> known) {
        CacheUse use = new CacheUse(cacheEnabled, forced, Clock.systemUTC());
        TaskCache cache = cache();
        EventSink events = new SerialEvents(recorder);
        Replays replays = new Replays(plan, cache.contents(), Replay.NEVER, events);
        TaskRuns runs = new TaskRuns(registry, host, action -> Optional.empty(), replays, cache, use, known);
        BuildOptions options = new BuildOptions("run", jobs, 2, keepGoing, Duration.ofSeconds(20));
        return new Build(plan, options, runs, replays, Clock.systemUTC());
    }

    private TaskCache cache() {
        StateDirectory state = state();
        Notes notes = message -> recorder.accept(new Notice(Optional.empty(), message));
        Inputs inputs = new Inputs(root, List.of(state.path()), statCache, selections);
        // What the last process has looked at it would look at again.
        inputs.invalidate();
        Results results = state.results(notes, Clock.systemUTC());
        Outputs outputs = new Outputs(root, state.path(), results, new Digests(statCache));
        Fingerprinter fingerprinter = new Fingerprinter(
                inputs,
                surroundings().commandEnvironment(),
                new ToolOutputs(surroundings()),
                task -> withoutCode.contains(task) ? Optional.empty() : Optional.of(code.getOrDefault(task, "code")),
                platform,
                digests);
        TaskLocks locks = state.locks(ProcessHandle.current().pid());
        return new TaskCache(inputs, fingerprinter, results, state.contents(), outputs, locks);
    }

    /** As the command line wires it. */
    private record Digests(StatCache statCache) implements FileDigests {
        @Override
        public Digest of(Path file) throws IOException {
            return statCache.digest(file);
        }

        @Override
        public Digest store(Path file, ContentStore contents) throws IOException {
            return statCache.learn(file, () -> contents.put(file));
        }
    }

    /** What a new process would know of files: nothing that was not saved. */
    TestProject inANewProcess() {
        try {
            statCache.save();
            digests.save();
            selections.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        statCache = openStatCache();
        digests = openDigests();
        selections = openSelections();
        return this;
    }

    long bytesHashed() {
        return statCache.bytesHashed();
    }

    private KnownSelections openSelections() {
        return KnownSelections.open(state().own().resolve("selections"), Clock.systemUTC());
    }

    private KnownDigests openDigests() {
        return new KnownDigests(state().own().resolve("digests"));
    }

    private StatCache openStatCache() {
        return StatCache.open(state().own().resolve("stat-cache"), root, Clock.systemUTC());
    }

    /** {@code "lint: input-modified: a.txt"} for each miss. */
    List<String> misses() {
        List<String> misses = new ArrayList<>();
        for (BuildEvent event : recorder.events()) {
            if (event instanceof CacheMissed missed) {
                misses.add(missed.action() + ": " + missed.reason().summary());
            }
        }
        return misses;
    }

    List<String> notices() {
        List<String> notices = new ArrayList<>();
        for (BuildEvent event : recorder.events()) {
            if (event instanceof Notice notice) {
                notices.add(notice.action().map(action -> action + ": ").orElse("") + notice.message());
            }
        }
        return notices;
    }

    Map<String, Outcome> outcomes() {
        return recorder.outcomes();
    }
}
