package dev.ntask.runtime.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes help; picocli lays it out, and is loaded for nothing else. */
final class HelpPage {
    private static final String REFERENCE = "Flags of ntask itself may stand here too: ntask --help";

    private HelpPage() {}

    /** The help of ntask itself. */
    static String ofNtask() {
        CommandSpec ntask = ntask();
        for (Flag flag : Flag.values()) {
            OptionSpec.Builder option = option(flag.description(), flag.names().toArray(new String[0]));
            if (!flag.valueLabel().isEmpty()) {
                option.type(String.class).paramLabel(flag.valueLabel()).arity(flag == Flag.JOBS ? "0..1" : "1");
            }
            ntask.addOption(option.build());
        }
        for (Builtin builtin : Builtin.values()) {
            ntask.addSubcommand(builtin.word(), specOf(builtin));
        }
        ntask.usageMessage()
                .customSynopsis("ntask [FLAGS] TASK [ARGUMENTS] [TASK [ARGUMENTS]]...", "       ntask [FLAGS] COMMAND")
                .description("Runs the tasks of this project; without a task, lists them.")
                .footer(
                        "",
                        "Right of a task, a flag is the task's own if it has one of that name. A word is the",
                        "task's as long as it wants one, else the next task; ':::' ends a task's words, '--'",
                        "makes all that follow plain words. What a task takes: ntask TASK --help")
                .width(90);
        return new CommandLine(ntask).getUsageMessage(Ansi.OFF);
    }

    /** The help of a built-in command. */
    static String ofCommand(Builtin builtin) {
        return ofSubcommand(builtin.word(), specOf(builtin));
    }

    /** The help of a task. */
    static String ofTask(String name, CommandSpec task) {
        if (task.findOption("--help") == null) {
            task.addOption(option("Print this text and stop.", "-h", "--help").build());
        }
        if (task.usageMessage().footer().length == 0) {
            task.usageMessage().footer("", REFERENCE);
        }
        return ofSubcommand(name, task);
    }

    private static String ofSubcommand(String name, CommandSpec spec) {
        CommandLine subcommand = new CommandLine(spec);
        new CommandLine(ntask()).addSubcommand(name, subcommand);
        return subcommand.getUsageMessage(Ansi.OFF);
    }

    private static CommandSpec ntask() {
        return CommandSpec.create().name("ntask");
    }

    private static CommandSpec specOf(Builtin builtin) {
        CommandSpec spec = CommandSpec.create();
        if (!builtin.operand().label().isEmpty()) {
            Builtin.Operand operand = builtin.operand();
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(operand.label())
                    .hideParamSyntax(true)
                    .arity("1..*")
                    .type(String.class)
                    .description(operand.description())
                    .build());
        }
        for (Builtin.Switch each : builtin.switches()) {
            spec.addOption(option(each.description(), each.name()).build());
        }
        spec.addOption(option("Print this text and stop.", "-h", "--help").build());
        spec.usageMessage().description(builtin.description());
        return spec;
    }

    private static OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names).description(description);
    }
}
