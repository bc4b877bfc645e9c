package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

                Flags:
                      --completion=SHELL   Print what completes words in bash, zsh, fish or
                                             powershell, and exit.
                      --dry-run            Predict what would run, in order and why, and exit.
                      --force=TASK         Run this task even if it is cached. Repeatable.
                      --graph              Draw what these tasks need, or all tasks, and exit.
                      --graph-format=FORMAT
                                           How to draw it: ascii, mermaid, dot, json or html.
                  -h, --help               Show this help, or that of the task in front, and
                                             exit.
                  -j, --jobs[=N]           Run up to N tasks at once; without N, one per core.
                      --json               Print as data: with --list, --graph, --why,
                                             --dry-run.
                  -k, --keep-going         After a failure, go on with what does not depend on
                                             it.
                  -l, --list               List the tasks and exit.
                      --log-dir=DIR        Keep the records of runs in this directory.
                      --log-format=HOW     Tell the run as text, or as json: an event a line.
                      --max-runs=N         Keep the records of N runs; 0 keeps all.
                      --no-cache           Neither read nor write the cache.
                      --no-color           Write no colours.
                      --no-deps            Run only the tasks named. Implies --no-cache.
                  -q, --quiet              Show only failures and what tasks print.
                      --replay=WHEN        Show what cached tasks wrote: always, failures,
                                             never.
                      --tb=HOW             Show of failures: short, long, line or none.
                  -v, --verbose            Show more: why tasks run, stack traces of errors.
                      --version            Show the version of ntask and exit.
                      --why=TASK           Explain why a task would run, or not, and exit.

                Commands:
                  cache   Counts or verifies what is stored, or removes what is too old or too
                            much.
                  clean   Forgets all results, so that every task runs again.
                  inputs  Shows everything that decides a task's result, as it is now.
                  log     Lists the last runs, or shows one, or what a task wrote.
                  run     Runs tasks; what follows always names one.
                  verify  Runs a cached task twice, and tells in which outputs the runs differ.
                  watch   Runs tasks, and again whenever something changes that decides their
                            results.

                Behind a task, a flag is the task's own if it has one of that name, and a word
                is the task's as long as it takes one, else the name of the next task.
                ':::' ends the words of a task; behind '--', all words are plain ones.

                What a task takes: ntask TASK --help
                """, HelpPage.ofNtask());
    }

    @Test
    void everyReservedWordIsACommandAndNoOther() {
        assertEquals(
                BuiltinCommands.ALL,
                Arrays.stream(Builtin.values()).map(Builtin::word).toList());
    }

    @Test
    void everyLineFitsIntoATerminal() {
        HelpPage.ofNtask().lines().forEach(line -> assertTrue(line.length() <= 80, line));
        for (Builtin builtin : Builtin.values()) {
            HelpPage.ofCommand(builtin).lines().forEach(line -> assertTrue(line.length() <= 80, line));
        }
    }

    @Test
    void aCommandExplainsItself() {
        assertEquals("""
                Usage: ntask clean [-h] [--all]
                Forgets all results, so that every task runs again.

                Flags:
                      --all    Remove everything that ntask keeps for this project.
                  -h, --help   Show this help and exit.
                """, HelpPage.ofCommand(Builtin.CLEAN));
        assertEquals("""
                Usage: ntask inputs [-h] [--json] TASK
                Shows everything that decides a task's result, as it is now.

                Arguments:
                      TASK     The task, with its arguments.

                Flags:
                  -h, --help   Show this help and exit.
                      --json   Print it as JSON.
                """, HelpPage.ofCommand(Builtin.INPUTS));
        assertEquals("""
                Usage: ntask run [-h] TASK...
                Runs tasks; what follows always names one.

                Arguments:
                      TASK...   A task with its arguments, even if it is called like a command
                                  of ntask.

                Flags:
                  -h, --help    Show this help and exit.
                """, HelpPage.ofCommand(Builtin.RUN));
    }

    @Test
    void aCommandExplainsAFlagWithAValue() {
        assertEquals("""
                Usage: ntask watch [-h] [--restart] [--poll[=INTERVAL]] TASK...
                Runs tasks, and again whenever something changes that decides their results.

                Arguments:
                      TASK...             A task with its arguments.

                Flags:
                  -h, --help              Show this help and exit.
                      --poll[=INTERVAL]   Look at the files again and again, where the system
                                            does not tell of changes; every 1s.
                      --restart           Stop a run when something changes, and begin anew;
                                            else it ends first.
                """, HelpPage.ofCommand(Builtin.WATCH));
    }

    @Test
    void aTaskIsExplainedByItsOwnCommand() {
        CommandSpec spec = CommandSpec.create()
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("<version>")
                        .description("the version to release")
                        .arity("0..1")
                        .build())
                .addOption(OptionSpec.builder("--push")
                        .negatable(true)
                        .description("whether to push")
                        .build());
        spec.usageMessage().description("Tags a release.");
        assertEquals(
                """
                Usage: ntask api.release [-h] [--[no-]push] <version>
                Tags a release.

                Arguments:
                      <version>     the version to release

                Flags:
                  -h, --help        Show this help and exit.
                      --[no-]push   whether to push

                Flags of ntask itself may stand here too: ntask --help
                """,
                HelpPage.ofTask(TaskText.tasks("api.release <version> --push?").get(0), spec));
    }
}
