package dev.ntask.runtime.execute;

import dev.ntask.runtime.event.Outcome;
import dev.ntask.runtime.file.AtomicFiles;
import dev.ntask.runtime.fingerprint.Decoder;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.SeenFiles;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.store.OutputTree;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers builds in which all that is cached was up to date, by all that decides whether it still is: what each action
 * declares and is given, its code, whom it depends on, what its input patterns mean, how its outputs look, and that no action
 * has left anything since.
 *
 * <p>Where all of that is as it was, looking up each action would find what it found then. Only what files look like is asked
 * of the file system, of many at once ({@link Inputs#lookAhead}). What is not certain in any way is looked up.
 *
 * <p>An end that is known says less than one that was looked up, so that nothing may be looked up behind it: all cached actions
 * of a build are known, or none is.
 */
public final class KnownBuilds {
    /** The letters {@code ntbd} and a version, to be raised with any change of meaning. */
    private static final long MAGIC = 0x6e746264_00000002L;

    /** A store keeps longest what was used last, and a build that is known uses nothing: so it is looked up now and then. */
    private static final long LONGEST_MILLIS = 12L * 60 * 60 * 1000;

    private final Path directory;
    private final Path history;
    private final TaskCache cache;
    private final Clock clock;

    /** What {@link #find} has read. */
    private byte @Nullable [] found;

    /**
     * Creates what is remembered in a directory.
     *
     * @param directory need not exist
     * @param history the directory that another file is moved into before and after an action's outputs change
     */
    public KnownBuilds(Path directory, Path history, TaskCache cache, Clock clock) {
        this.directory = directory;
        this.history = history;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Finds the actions of a plan that are up to date for certain.
     *
     * @return their fingerprints: of all cached ones, or of none
     */
    public Map<Action, String> find(Plan plan) {
        try {
            List<Action> cached = cached(plan);
            Decoder in = cached.isEmpty() ? null : open(plan);
            if (in != null && isState(plan, cached, in)) {
                return fingerprints(cached, in);
            }
        } catch (IOException e) {
            // Then each action is looked up, which also tells what is wrong.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    /**
     * The cached actions of a plan; none if one of them could be looked up after something has run: behind what is not
     * cached, or for a later one of several requests.
     */
    private static List<Action> cached(Plan plan) {
        List<Action> cached = new ArrayList<>(plan.actions().size());
        for (Action action : plan.actions()) {
            if (action.task().cached().isPresent()) {
                cached.add(action);
            } else if (plan.requested().size() > 1) {
                return List.of();
            }
        }
        return plan.isCachedBehindUncached() ? List.of() : cached;
    }

    private @Nullable Decoder open(Plan plan) throws IOException {
        found = read(plan);
        return open(found);
    }

    private byte[] read(Plan plan) throws IOException {
        try (FileInputStream kept = new FileInputStream(file(plan).toString())) {
            return kept.readAllBytes();
        }
    }

    private @Nullable Decoder open(byte[] bytes) throws IOException {
        Decoder in = new Decoder(bytes);
        long age = in.readLong() == MAGIC ? clock.millis() - in.readLong() : -1;
        return age >= 0 && age <= LONGEST_MILLIS && isHistory(in.readBytes()) ? in : null;
    }

    private boolean isHistory(byte[] look) throws IOException {
        return Arrays.equals(look, cache.inputs().lookOf(history));
    }

    private boolean isState(Plan plan, List<Action> cached, Decoder in) throws IOException, InterruptedException {
        byte[] state = state(plan, cached);
        return state != null && Arrays.equals(state, in.readBytes());
    }

    private Map<Action, String> fingerprints(List<Action> cached, Decoder in) throws IOException {
        Map<Action, String> fingerprints = new HashMap<>(cached.size() * 2);
        for (Action action : cached) {
            Optional<String> inputs = inputs(action);
            Optional<String> outputs = cache.inputs().identityOfFiles(action.name());
            if (inputs.isEmpty() || outputs.isEmpty() || !inputs.get().equals(in.readString())) {
                return Map.of();
            }
            String fingerprint = in.readString();
            if (!outputs.get().equals(fingerprint)) {
                return Map.of();
            }
            fingerprints.put(action, fingerprint);
        }
        in.requireEnd();
        return fingerprints;
    }

    /** The files and directories outside of the actions' own that what is known of a plan rests on. */
    public List<Path> files(Plan plan) {
        return List.of(file(plan), history);
    }

    /** Tells whether what {@link #find} found holds at this moment, as far as these files decide. */
    public boolean isStill(Plan plan) throws IOException {
        return found != null && Arrays.equals(found, read(plan)) && open(found) != null;
    }

    /** Until when what is known of a plan counts. */
    public Instant validUntil(Plan plan) throws IOException {
        return Files.getLastModifiedTime(file(plan)).toInstant().plusMillis(LONGEST_MILLIS);
    }

    private Optional<String> inputs(Action action) throws IOException {
        return cache.inputs().identity(action.task().cached().orElseThrow().inputs());
    }

    /**
     * Remembers a build that has just ended, if all that is cached in it was up to date and how everything looks can be told.
     * What cannot be written costs the next run some time, nothing else.
     */
    public void learn(Plan plan, BuildResult result) {
        try {
            List<Action> cached = cached(plan);
            List<ActionEnd> ends = upToDate(cached, result);
            Optional<byte[]> look =
                    ends.isEmpty() ? Optional.empty() : cache.inputs().settledLookOf(history);
            byte[] state = look.isPresent() && learnOutputs(ends) ? state(plan, cached) : null;
            byte[] build = state == null ? null : encode(plan, ends, result, look.orElseThrow(), state);
            if (build != null) {
                AtomicFiles.write(file(plan), build);
            }
        } catch (IOException e) {
            // The next run looks everything up again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How actions ended; nothing if one of them was not up to date. */
    private static List<ActionEnd> upToDate(List<Action> actions, BuildResult result) {
        List<ActionEnd> ends = new ArrayList<>(actions.size());
        for (Action action : actions) {
            ActionEnd end = result.ends().get(action);
            if (end == null
                    || end.outcome() != Outcome.UP_TO_DATE
                    || end.fingerprint().isEmpty()) {
                return List.of();
            }
            ends.add(end);
        }
        return ends;
    }

    private boolean learnOutputs(List<ActionEnd> ends) throws IOException {
        for (ActionEnd end : ends) {
            if (!learnOutputs(end)) {
                return false;
            }
        }
        return true;
    }

    private boolean learnOutputs(ActionEnd end) throws IOException {
        OutputTree tree = end.outputs();
        List<String> files = new ArrayList<>(tree.files().size());
        for (OutputTree.File file : tree.files()) {
            files.add(file.path());
        }
        Optional<SeenFiles> seen =
                tree.links().isEmpty() ? cache.inputs().see(files, tree.emptyDirectories()) : Optional.empty();
        // How they look comes first: what changes after that looks otherwise.
        if (seen.isEmpty()
                || !isLast(end)
                || cache.outputs().firstOutOfPlace(tree).isPresent()) {
            return false;
        }
        seen.get().remember(end.action().name(), end.fingerprint().orElseThrow());
        return true;
    }

    /** Another process may have put something else in place since; where it has files that this result has not, nothing shows it. */
    private boolean isLast(ActionEnd end) throws IOException {
        return !Contribution.declaresOutputs(end.action())
                || cache.outputs().isLast(end.action().name(), end.fingerprint().orElseThrow());
    }

    private byte @Nullable [] encode(Plan plan, List<ActionEnd> ends, BuildResult result, byte[] look, byte[] state)
            throws IOException, InterruptedException {
        Encoder out = new Encoder()
                .putLong(MAGIC)
                .putLong(clock.millis())
                .putBytes(look)
                .putBytes(state);
        for (ActionEnd end : ends) {
            Optional<String> inputs = inputs(end.action());
            String fingerprint = end.fingerprint().orElseThrow();
            if (inputs.isEmpty() || !isDecided(end.action(), fingerprint, dependencies(plan, end.action(), result))) {
                return null;
            }
            out.putString(inputs.get()).putString(fingerprint);
        }
        return out.toBytes();
    }

    private static List<ActionEnd> dependencies(Plan plan, Action action, BuildResult result) {
        List<ActionEnd> ends = new ArrayList<>();
        for (Action dependency : plan.dependencies(action)) {
            ends.add(Objects.requireNonNull(result.ends().get(dependency)));
        }
        return ends;
    }

    /** Tells whether a fingerprint is that of the input files as they are known to be, and not as they were for a moment. */
    private boolean isDecided(Action action, String fingerprint, List<ActionEnd> dependencies)
            throws IOException, InterruptedException {
        Optional<Digest> decided = cache.fingerprinter().known(action, dependencies);
        return decided.isPresent() && decided.get().sha256().equals(fingerprint);
    }

    /** All that decides results but files: with the same of it, a fingerprint differs only if files do. */
    private byte @Nullable [] state(Plan plan, List<Action> cached) throws IOException, InterruptedException {
        Encoder state = new Encoder().putInt(cached.size());
        for (Action action : cached) {
            Optional<byte[]> decided = cache.fingerprinter().decidedBefore(action);
            if (decided.isEmpty()) {
                return null;
            }
            state.putString(action.name()).putBytes(decided.get());
            // What is taken of the dependencies is in no field where none is given.
            state.putString(Contribution.propagation(action).name());
            List<Action> dependencies = plan.dependencies(action);
            state.putInt(dependencies.size());
            for (Action dependency : dependencies) {
                state.putString(dependency.name());
            }
        }
        return state.toBytes();
    }

    /** The file of a request; one of another that comes to the same name takes its place, and is not mistaken for it. */
    private Path file(Plan plan) {
        int hash = 1;
        for (Action action : plan.requested()) {
            hash = 31 * hash + action.name().hashCode();
        }
        return directory.resolve(Integer.toHexString(hash));
    }
}
