package dev.ntask.runtime.cli;

import dev.ntask.NtaskException;
import dev.ntask.core.text.Sizes;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.report.JsonText;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.store.StoreLock;
import dev.ntask.runtime.store.disk.Collected;
import dev.ntask.runtime.store.disk.StateDirectory;
import dev.ntask.runtime.store.disk.StoreLimits;
import dev.ntask.runtime.store.disk.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Looks after what is stored: {@code ntask cache stats}, {@code gc} and {@code verify}. */
final class StoreCare {
    private static final int FINE = 0;
    private static final int BAD = 1;

    private final Invocation invocation;
    private final Request.Cache request;
    private final ProjectConfig config;
    private final Path directory;

    StoreCare(Invocation invocation, Request.Cache request) {
        this.invocation = invocation;
        this.request = request;
        this.config = ProjectConfig.read(invocation.root());
        this.directory = config.cacheDirectory(invocation.root());
    }

    /** How much the settings of a project let its store keep. */
    static StoreLimits limits(ProjectConfig config) {
        return new StoreLimits(config.cacheMaxSize(), config.cacheMaxAge());
    }

    int exitCode() throws IOException {
        return switch (request.operation()) {
            case "stats" -> stats();
            case "gc" -> gc();
            case "verify" -> verify();
            default -> throw new AssertionError(request.operation() + " is no operation: this is a bug");
        };
    }

    private int stats() throws IOException {
        SharedState shared = SharedState.openToRead(directory, invocation.root());
        try {
            StoreStatsPage page =
                    new StoreStatsPage(directory, shared.directory().statistics(), limits(config));
            print(request.json() ? page.json() : page.text());
            return FINE;
        } finally {
            shared.close();
        }
    }

    private int verify() throws IOException {
        SharedState shared = SharedState.openToRead(directory, invocation.root());
        try {
            Verification found = shared.directory().verify();
            print(request.json() ? json(found) : text(found));
            return found.problems().isEmpty() ? FINE : BAD;
        } finally {
            shared.close();
        }
    }

    private String text(Verification found) {
        StringBuilder text = new StringBuilder();
        for (String problem : found.problems()) {
            text.append("bad: ").append(OneLine.of(problem)).append('\n');
        }
        text.append("read ").append(count(found.results(), "result")).append(" and ");
        text.append(count(found.contents(), "content")).append(" of ").append(Sizes.format(found.bytes()));
        int bad = found.problems().size();
        if (bad == 0) {
            return text.append("; all are right\n").toString();
        }
        return text.append("; ")
                .append(bad)
                .append(bad == 1 ? " was bad and is" : " were bad and are")
                .append(" now in ")
                .append(directory.resolve("quarantine"))
                .append('\n')
                .toString();
    }

    private String json(Verification found) {
        JsonText json = new JsonText().open('{');
        json.name("directory").string(directory.toString());
        json.name("results").raw(Long.toString(found.results()));
        json.name("contents").raw(Long.toString(found.contents()));
        json.name("bytes").raw(Long.toString(found.bytes()));
        json.name("bad").open('[');
        for (String problem : found.problems()) {
            json.item().string(problem);
        }
        return json.close(']').close('}').toString();
    }

    private int gc() throws IOException {
        Collected collected = Files.isDirectory(directory) ? collect() : new Collected(0, 0, 0, 0, 0);
        print(request.json() ? json(collected) : text(collected));
        return FINE;
    }

    private Collected collect() throws IOException {
        StateDirectory state = StateDirectory.of(directory, invocation.root());
        Optional<StoreLock.Held> alone = state.lock().tryAlone();
        if (alone.isEmpty()) {
            throw new NtaskException("another ntask is using " + directory + "; collect when it has ended");
        }
        try {
            return state.collect(limits(config), Clock.systemUTC().instant());
        } finally {
            alone.get().close();
        }
    }

    private static String text(Collected collected) {
        String kept = "; kept " + Sizes.format(collected.keptBytes()) + "\n";
        if (collected.isEmpty()) {
            return "nothing to remove" + kept;
        }
        String leftovers = collected.leftovers() == 0 ? "" : ", and " + count(collected.leftovers(), "leftover file");
        return "removed " + count(collected.results(), "result") + " and " + count(collected.contents(), "content")
                + " of " + Sizes.format(collected.bytes()) + leftovers + kept;
    }

    private String json(Collected collected) {
        return new JsonText()
                .open('{')
                .name("directory")
                .string(directory.toString())
                .name("results")
                .raw(Long.toString(collected.results()))
                .name("contents")
                .raw(Long.toString(collected.contents()))
                .name("bytes")
                .raw(Long.toString(collected.bytes()))
                .name("leftovers")
                .raw(Long.toString(collected.leftovers()))
                .name("kept_bytes")
                .raw(Long.toString(collected.keptBytes()))
                .close('}')
                .toString();
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void print(String text) {
        invocation.out().print(text);
        invocation.out().flush();
    }
}
