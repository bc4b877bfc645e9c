package dev.ntask.runtime.watch;

import dev.ntask.core.glob.GlobSet;
import dev.ntask.runtime.input.InputException;
import dev.ntask.runtime.input.InputFile;
import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.input.Survey;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The files that some lists of patterns mean, kept under watch. Only one thread may look at a time. */
public final class Watched implements AutoCloseable {
    /** How often files are looked at where nobody said it. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Inputs inputs;
    private final List<GlobSet> patterns;
    private final Pulse pulse;
    private final Consumer<String> notes;
    private DirectoryWatch watch;

    private Watched(Inputs inputs, List<GlobSet> patterns, DirectoryWatch watch, Pulse pulse, Consumer<String> notes) {
        this.inputs = inputs;
        this.patterns = List.copyOf(patterns);
        this.pulse = pulse;
        this.notes = notes;
        this.watch = watch;
    }

    /**
     * Begins to watch; each look says anew which directories matter.
     *
     * @param polling how often to look instead of waiting for the system to tell
     * @param pulse beats when the next look may find something new
     * @param notes takes what a user should know, as a sentence
     */
    public static Watched start(
            Inputs inputs, List<GlobSet> patterns, Optional<Duration> polling, Pulse pulse, Consumer<String> notes) {
        DirectoryWatch watch = polling.isPresent() ? PollWatch.start(polling.get(), pulse) : listen(pulse, notes);
        return new Watched(inputs, patterns, watch, pulse, notes);
    }

    private static DirectoryWatch listen(Pulse pulse, Consumer<String> notes) {
        try {
            return EventWatch.start(FileSystems.getDefault().newWatchService(), pulse);
        } catch (IOException e) {
            notes.accept(fallingBack(String.valueOf(e.getMessage())));
            return PollWatch.start(INTERVAL, pulse);
        }
    }

    /** Looks at all files; one that cannot be read differs from itself as long as the reason does. */
    public Look look() {
        SortedMap<String, String> states = new TreeMap<>();
        SortedMap<String, String> ignoreFiles = new TreeMap<>();
        try {
            Survey survey = inputs.survey(watch);
            for (GlobSet each : patterns) {
                add(each, survey, states);
            }
            ignoreFiles = survey.ignoreFiles();
        } catch (IOException e) {
            addTrouble(e, states);
        }
        watch.lookEnded();
        watch.failure().ifPresent(this::poll);
        return new Look(states, ignoreFiles);
    }

    private static void add(GlobSet patterns, Survey survey, SortedMap<String, String> states) {
        try {
            for (InputFile file : survey.of(patterns).files()) {
                states.put(file.path(), Look.state(file));
            }
        } catch (IOException e) {
            addTrouble(e, states);
        }
    }

    private static void addTrouble(IOException trouble, SortedMap<String, String> states) {
        String path = trouble instanceof InputException input ? input.path() : "";
        states.put(path.isEmpty() ? "the project" : path, "!" + trouble.getMessage());
    }

    /** Goes on in the way that always works. */
    private void poll(String reason) {
        notes.accept(fallingBack(reason));
        watch.close();
        watch = PollWatch.start(INTERVAL, pulse);
    }

    private static String fallingBack(String reason) {
        return "the system does not tell of changes (" + reason + "); the files are looked at every second instead,"
                + " as with --poll";
    }

    @Override
    public void close() {
        watch.close();
    }
}
