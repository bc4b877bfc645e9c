package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import dev.ntask.runtime.fingerprint.Fingerprint;
import dev.ntask.runtime.fingerprint.FingerprintBuilder;
import dev.ntask.runtime.fingerprint.KnownDigests;
import dev.ntask.runtime.input.CodeDigests;
import dev.ntask.runtime.input.InputSnapshot;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.CacheDefinition;
import dev.ntask.runtime.registry.CacheDefinition.Propagation;
import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.store.OutputTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what decides an action's result.
 *
 * <p>A task that is not cached has a fingerprint too, without files: through it a change reaches the tasks behind it.
 */
public final class Fingerprinter {
    /** Tells outcomes from fingerprints among what has been hashed; no action is called so. */
    private static final String OUTCOME = "outcome\n";

    private static final String DECIDED = "decided\n";

    private final Inputs inputs;
    private final Map<String, String> environment;
    private final ToolOutputs tools;
    private final CodeDigests code;
    private final PlatformFacts platform;
    private final KnownDigests digests;

    /** Creates a fingerprinter of one build. */
    public Fingerprinter(
            Inputs inputs,
            Map<String, String> environment,
            ToolOutputs tools,
            CodeDigests code,
            PlatformFacts platform,
            KnownDigests digests) {
        this.inputs = inputs;
        this.environment = Map.copyOf(environment);
        this.tools = tools;
        this.code = code;
        this.platform = platform;
        this.digests = digests;
    }

    /** Fingerprints an action whose dependencies have ended, with files as the whole build last saw them. */
    Fingerprinted of(Action action, List<ActionEnd> dependencies) throws IOException, InterruptedException {
        Optional<CacheDefinition> cached = action.task().cached();
        InputSnapshot files = cached.isEmpty()
                ? InputSnapshot.EMPTY
                : inputs.snapshot(GlobSet.of(cached.get().inputs()));
        return of(action, files, dependencies);
    }

    /** Fingerprints an action with files as they are at this very moment. */
    Fingerprinted now(Action action, List<ActionEnd> dependencies) throws IOException, InterruptedException {
        return of(action, filesNow(action), dependencies);
    }

    /**
     * Returns the digest of the fingerprint that {@link #of} would return, if that is certain without a look at each file, and
     * the fingerprint holds all that decides the result.
     */
    Optional<Digest> known(Action action, List<ActionEnd> dependencies) throws IOException, InterruptedException {
        Optional<CacheDefinition> cached = action.task().cached();
        Optional<String> files = cached.isEmpty()
                ? Optional.empty()
                : inputs.identity(cached.get().inputs());
        if (files.isEmpty()) {
            return Optional.empty();
        }
        FingerprintBuilder fields = new FingerprintBuilder(action.task().name());
        Optional<String> untracked = addAllButFiles(action, dependencies, fields);
        return untracked.isPresent()
                ? Optional.empty()
                : digests.find(DECIDED + action.name(), decided(fields, files.get()));
    }

    /**
     * Returns all that decides an action's result but files and what its dependencies did; empty if that is not all, or only
     * another program could say.
     */
    Optional<byte[]> decidedBefore(Action action) throws IOException, InterruptedException {
        Optional<CacheDefinition> cached = action.task().cached();
        if (cached.isEmpty() || !cached.get().tools().isEmpty()) {
            return Optional.empty();
        }
        FingerprintBuilder fields = new FingerprintBuilder(action.task().name());
        Optional<String> untracked = addAllButFiles(action, List.of(), fields);
        return untracked.isPresent() ? Optional.empty() : Optional.of(fields.toBytes());
    }

    private Fingerprinted of(Action action, InputSnapshot files, List<ActionEnd> dependencies)
            throws IOException, InterruptedException {
        FingerprintBuilder fields = new FingerprintBuilder(action.task().name());
        Optional<String> untracked = addAllButFiles(action, dependencies, fields);
        Optional<byte[]> decided = files.identity().isPresent() && untracked.isEmpty()
                ? Optional.of(decided(fields, files.identity().get()))
                : Optional.empty();
        files.addTo(fields);
        Fingerprint fingerprint = fields.build();
        Digest digest;
        if (decided.isPresent()) {
            digest = fingerprint.digest();
            digests.put(DECIDED + action.name(), decided.get(), digest);
        } else {
            digest = digests.of(action.name(), fingerprint.encode());
        }
        return new Fingerprinted(fingerprint, digest, files, untracked);
    }

    /** What decides the digest of a fingerprint: its other fields, and the identity of its files. */
    private static byte[] decided(FingerprintBuilder others, String files) {
        return new Encoder().putBytes(others.toBytes()).putString(files).toBytes();
    }

    /** Adds everything but the input files, and returns why it is not all that decides the result. */
    private Optional<String> addAllButFiles(Action action, List<ActionEnd> dependencies, FingerprintBuilder fields)
            throws IOException, InterruptedException {
        Optional<CacheDefinition> cached = action.task().cached();
        addArguments(action, fields);
        Optional<String> untracked = Optional.empty();
        if (cached.isPresent()) {
            untracked = addDeclared(action, cached.get(), fields);
        }
        if (cached.isEmpty() || cached.get().strict()) {
            Optional<String> codeless = addCode(action, fields);
            untracked = untracked.isPresent() ? untracked : codeless;
            fields.java(platform.javaFeature()).platform(platform.name());
        }
        Optional<String> unknown = addDependencies(action, dependencies, fields);
        return untracked.isPresent() ? untracked : unknown;
    }

    /** Returns the digest of what an action that was not run has left: that of the outputs it is known by. */
    String outcome(Action action, OutputTree outputs) {
        return digests.of(OUTCOME + action.name(), outputs.encode()).sha256();
    }

    /** Makes files and tools be looked at anew; to be called when a body or a restore has finished. */
    void lookAgain() {
        inputs.invalidate();
        tools.forget();
    }

    /** Ends the tool that is being asked; what waits for its answer is interrupted. */
    void stop() {
        tools.stop();
    }

    /** Looks at an action's input files at this very moment. */
    InputSnapshot filesNow(Action action) throws IOException {
        Optional<CacheDefinition> cached = action.task().cached();
        return cached.isEmpty()
                ? InputSnapshot.EMPTY
                : inputs.snapshotNow(GlobSet.of(cached.get().inputs()));
    }

    /** Tells whether nobody was at an action's input files since; false if that is not certain. */
    boolean isUntouched(InputSnapshot before) {
        return inputs.isUntouched(before);
    }

    private void addArguments(Action action, FingerprintBuilder fields) {
        for (Parameter parameter : action.task().parameters()) {
            List<String> words = action.arguments().words(parameter.name());
            if (parameter.takesPaths() && !words.isEmpty()) {
                // The word is relative to the root, but what the body gets is not.
                addVariable("NTASK_ROOT", fields);
            }
            if (parameter.repeatable()) {
                fields.arguments(parameter.name(), words);
            } else {
                fields.argument(parameter.name(), words.isEmpty() ? Optional.empty() : Optional.of(words.get(0)));
            }
        }
    }

    private void addVariable(String variable, FingerprintBuilder fields) {
        fields.environment(variable, Optional.ofNullable(environment.get(variable)));
    }

    /** Adds what is declared and returns why one of it says nothing. */
    private Optional<String> addDeclared(Action action, CacheDefinition cached, FingerprintBuilder fields)
            throws IOException, InterruptedException {
        for (String variable : cached.env()) {
            addVariable(variable, fields);
        }
        Optional<String> failure = Optional.empty();
        for (String tool : cached.tools()) {
            ToolOutputs.Answer answer = tools.of(tool);
            fields.tool(tool, answer.text());
            if (answer.failure().isPresent() && failure.isEmpty()) {
                failure = Optional.of(
                        "its tool `" + tool + "` " + answer.failure().get()
                                + ", which does not say what it is; where it may fail, declare `" + tool + " || true`");
            }
        }
        fields.declaration("inputs", cached.inputs());
        fields.declaration("outputs", cached.outputs());
        fields.declaration("cwd", List.of(action.task().cwd()));
        // What is made from what was there, or of the inputs themselves, is not what another mode makes.
        if (cached.mode() != CacheDefinition.Mode.AFRESH) {
            fields.declaration("mode", List.of(cached.isInPlace() ? "inPlace" : "incremental"));
        }
        return failure;
    }

    private Optional<String> addCode(Action action, FingerprintBuilder fields) throws IOException {
        Optional<String> digest = code.of(action.task().name());
        if (digest.isEmpty()) {
            return Optional.of("its code cannot be found");
        }
        fields.code(digest.get());
        return Optional.empty();
    }

    private static Optional<String> addDependencies(
            Action action, List<ActionEnd> dependencies, FingerprintBuilder fields) {
        if (!usesDependencies(action)) {
            return Optional.empty();
        }
        Optional<String> unknown = Optional.empty();
        for (ActionEnd dependency : dependencies) {
            String name = dependency.action().name();
            Optional<String> contribution = contribution(action, dependency);
            if (contribution.isPresent()) {
                fields.dependency(name, contribution.get());
            } else if (unknown.isEmpty()) {
                unknown = Optional.of("what " + name + " did is not known");
            }
        }
        return unknown;
    }

    /** Tells whether what its dependencies did is part of an action's fingerprint. */
    public static boolean usesDependencies(Action action) {
        return Contribution.propagation(action) != Propagation.NONE;
    }

    /** Returns what a dependency adds to an action's fingerprint, if that is known. */
    static Optional<String> contribution(Action action, ActionEnd dependency) {
        return dependency.contribution().to(Contribution.propagation(action));
    }
}
