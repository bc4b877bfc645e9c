package dev.ntask.runtime.cli;

import dev.ntask.DiscoveryException;
import dev.ntask.Ntask;
import dev.ntask.NtaskException;
import dev.ntask.runtime.Invocation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.config.ConfigException;
import dev.ntask.runtime.config.ProjectConfig;
import dev.ntask.runtime.execute.Prediction;
import dev.ntask.runtime.plan.Plan;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.report.OneLine;
import dev.ntask.runtime.report.SafeLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what one command line says; every error ends here, as one line and an exit code. */
public final class Cli {
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int MEANINGLESS = 2;

    private final Launch launch;
    private final Invocation invocation;

    /** Whether errors show their stack trace; not known before the words are split. */
    private boolean traces;

    /** Creates the command line of a project for one call. */
    public Cli(Launch launch, Invocation invocation) {
        this.launch = launch;
        this.invocation = invocation;
    }

    /** Part of what a command line asks for, where an error ends no more than the part. */
    interface Part {
        int exitCode() throws IOException;
    }

    /** Does a part, and tells its errors as those of a whole call are told. */
    static int run(Part part, Launch launch, Invocation invocation, boolean traces) {
        Cli cli = new Cli(launch, invocation);
        cli.traces = traces;
        return cli.exitCode(part);
    }

    /** Does what the words say and returns the exit code. */
    public int run() {
        int exitCode = exitCode(null);
        // What was asked for did not arrive, as on a full disk; a reader of a pipe who has seen enough is no error.
        if (invocation.out().checkError()) {
            invocation.err().println("error: cannot write to standard output");
            return exitCode == SUCCEEDED ? FAILED : exitCode;
        }
        return exitCode;
    }

    /** Does a part, or all that the words say. */
    @SuppressWarnings("CatchingUnchecked") // the outermost edge: whatever comes up is told as one line
    private int exitCode(@Nullable Part part) {
        try {
            return part == null ? answer() : part.exitCode();
        } catch (ConfigException e) {
            for (String problem : e.problems()) {
                invocation.err().println("error: " + OneLine.of(problem));
            }
            return MEANINGLESS;
        } catch (UsageException | DiscoveryException e) {
            return complain(String.valueOf(e.getMessage()), e, MEANINGLESS);
        } catch (NtaskException e) {
            return complain(String.valueOf(e.getMessage()), e, FAILED);
        } catch (IOException e) {
            return complain(FileTrouble.describe(e), e, FAILED);
        } catch (Exception | Error e) {
            String message = e + (String.valueOf(e.getMessage()).contains("this is a bug") ? "" : ": this is a bug");
            return complain(message + (traces ? "" : "; -v shows where"), e, FAILED);
        }
    }

    private int complain(String message, Throwable cause, int exitCode) {
        invocation.err().println("error: " + OneLine.of(message));
        if (traces && !(cause instanceof UsageException)) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            invocation.err().println(SafeLines.of(trace.toString(), ""));
        }
        return exitCode;
    }

    private int answer() throws IOException {
        PathWords paths = new PathWords(invocation);
        Registry registry = EnvironmentDefaults.of(launch.registry(), invocation.environment(), paths);
        Request request = Splitter.split(invocation.arguments(), registry.tasks());
        traces = request.settings().verbosity() == Settings.Verbosity.VERBOSE;
        if (request instanceof Request.Run run) {
            return new Running(launch, registry, invocation, paths, run).exitCode();
        }
        if (request instanceof Request.Watch watch) {
            return new Watching(launch, registry, invocation, paths, watch).exitCode();
        }
        if (request instanceof Request.Clean clean) {
            boolean quiet = request.settings().verbosity() == Settings.Verbosity.QUIET;
            String done = new Cleaning(invocation.root()).clean(clean.all());
            print(quiet ? "" : done);
            return SUCCEEDED;
        }
        if (request instanceof Request.Cache cache) {
            return new StoreCare(invocation, cache).exitCode();
        }
        if (request instanceof Request.Log log) {
            return new Logging(invocation, log).exitCode();
        }
        if (request instanceof Request.Inputs inputs) {
            print(page(inputs, new Planning(registry, invocation, paths)));
            return SUCCEEDED;
        }
        if (request instanceof Request.Why why) {
            print(new Explaining(launch, invocation, why).page(new Planning(registry, invocation, paths)));
            return SUCCEEDED;
        }
        if (request instanceof Request.Verify verify) {
            Plan plan = new Planning(registry, invocation, paths).plan(List.of(verify.call()), false);
            return new Verifying(launch, registry, invocation, verify).exitCode(plan);
        }
        if (request instanceof Request.ShowGraph graph) {
            print(new Graphing(registry.tasks(), invocation).text(graph));
            return SUCCEEDED;
        }
        print(text(request, registry));
        return SUCCEEDED;
    }

    private String page(Request.Inputs request, Planning planning) throws IOException {
        Plan plan = planning.plan(List.of(request.call()), false);
        ProjectConfig config = ProjectConfig.read(invocation.root());
        List<Prediction> predictions = new Inquiry(launch, invocation, config, request.settings()).predictions(plan);
        FingerprintPage page = new FingerprintPage(predictions.get(predictions.size() - 1));
        return request.json() ? page.json() : page.text();
    }

    private String text(Request request, Registry registry) {
        if (request instanceof Request.ShowTaskHelp help) {
            return HelpPage.ofTask(registry.tasks().get(help.ordinal()), launch.command(help.ordinal()));
        }
        if (request instanceof Request.ShowCommandHelp help) {
            return HelpPage.ofCommand(help.command());
        }
        if (request instanceof Request.ShowList list) {
            return new Listing(registry.tasks(), invocation).text(list);
        }
        if (request instanceof Request.ShowCompletion completion) {
            return CompletionScript.of(completion.shell());
        }
        return request instanceof Request.ShowHelp ? HelpPage.ofNtask() : "ntask " + Ntask.VERSION + "\n";
    }

    private void print(String text) {
        invocation.out().print(text);
        invocation.out().flush();
    }
}
