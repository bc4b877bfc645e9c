package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ntask.core.text.BuiltinCommands;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

final class HelpPageTest {
    @Test
    void ntaskExplainsItself() {
        assertEquals("""
                Usage: ntask [FLAGS] TASK [ARGUMENTS] [TASK [ARGUMENTS]]...
                       ntask [FLAGS] COMMAND
                Runs the tasks of this project; without a task, lists them.
                      --dry-run       Predict what would run, in order and why, and stop.
                      --force=TASK    Run this task even if its result is cached, and store the new one.
                                        Repeatable.
                  -h, --help          Print this text, or behind a task the task's, and stop.
                  -j, --jobs[=N]      Run up to N tasks at once; without N, one for each core.
                  -k, --keep-going    After a failure, go on with what does not depend on it.
                  -l, --list          List the tasks and stop.
                      --no-cache      Neither read nor write the cache.
                      --no-color      Write no colours.
                      --no-deps       Run only the tasks named, not what they need. Implies --no-cache.
                  -q, --quiet         Show failures only.
                      --replay=WHEN   Show what cached tasks wrote: always, failures (what a failed task
                                        needed), never.
                  -v, --verbose       Show more: why tasks run, stack traces of errors.
                      --version       Print ntask's version and stop.
                Commands:
                  cache   Counts what is stored, verifies it, or removes what is too old or too much.
                  clean   Forgets all results, so that every task runs again.
                  inputs  Shows everything that decides a task's result, as it is now.
                  run     Runs tasks; what follows always names one.
                  verify  Runs a cached task twice, and tells in which outputs the runs differ.

                Right of a task, a flag is the task's own if it has one of that name. A word is the
                task's as long as it wants one, else the next task; ':::' ends a task's words, '--'
                makes all that follow plain words. What a task takes: ntask TASK --help
                """, HelpPage.ofNtask());
    }

    @Test
    void everyReservedWordIsACommandAndNoOther() {
        assertEquals(
                BuiltinCommands.ALL,
                Arrays.stream(Builtin.values()).map(Builtin::word).toList());
    }

    @Test
    void aCommandExplainsItself() {
        assertEquals("""
                Usage: ntask clean [-h] [--all]
                Forgets all results, so that every task runs again.
                      --all    Remove everything that ntask keeps for this project.
                  -h, --help   Print this text and stop.
                """, HelpPage.ofCommand(Builtin.CLEAN));
        assertEquals("""
                Usage: ntask inputs [-h] [--json] TASK
                Shows everything that decides a task's result, as it is now.
                      TASK     The task, with its arguments.
                  -h, --help   Print this text and stop.
                      --json   Print it as JSON.
                """, HelpPage.ofCommand(Builtin.INPUTS));
        assertEquals("""
                Usage: ntask run [-h] TASK...
                Runs tasks; what follows always names one.
                      TASK...   A task with its arguments, even if it is called like a command
                                  of ntask.
                  -h, --help    Print this text and stop.
                """, HelpPage.ofCommand(Builtin.RUN));
    }

    @Test
    void aTaskIsExplainedByItsOwnCommand() {
        CommandSpec spec = CommandSpec.create()
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("<version>")
                        .description("the version to release")
                        .build())
                .addOption(OptionSpec.builder("--push")
                        .negatable(true)
                        .description("whether to push")
                        .build());
        spec.usageMessage().description("Tags a release.");
        assertEquals("""
                Usage: ntask api.release [-h] [--[no-]push] <version>
                Tags a release.
                      <version>     the version to release
                  -h, --help        Print this text and stop.
                      --[no-]push   whether to push

                Flags of ntask itself may stand here too: ntask --help
                """, HelpPage.ofTask("api.release", spec));
    }
}
