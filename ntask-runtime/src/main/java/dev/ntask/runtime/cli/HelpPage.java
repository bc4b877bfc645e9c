package dev.ntask.runtime.cli;

import dev.ntask.runtime.registry.Parameter;
import dev.ntask.runtime.registry.TaskDefinition;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes help; picocli lays it out, and is loaded for nothing else. */
final class HelpPage {
    private static final String REFERENCE = "Flags of ntask itself may stand here too: ntask --help";
    private static final String STOP = "Show this help and exit.";

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
                        "Behind a task, a flag is the task's own if it has one of that name, and a word",
                        "is the task's as long as it takes one, else the name of the next task.",
                        "':::' ends the words of a task; behind '--', all words are plain ones.",
                        "",
                        "What a task takes: ntask TASK --help");
        return text(new CommandLine(ntask));
    }

    /** The help of a built-in command. */
    static String ofCommand(Builtin builtin) {
        return ofSubcommand(builtin.word(), specOf(builtin));
    }

    /** The help of a task. */
    static String ofTask(TaskDefinition definition, CommandSpec task) {
        if (task.findOption("--help") == null) {
            task.addOption(option(STOP, "-h", "--help").build());
        }
        for (Parameter parameter : definition.parameters()) {
            if (parameter.shape() == Parameter.Shape.POSITIONAL && parameter.required()) {
                showRequired(task, "<" + parameter.name() + ">");
            }
        }
        if (task.usageMessage().footer().length == 0) {
            task.usageMessage().footer("", REFERENCE);
        }
        return ofSubcommand(definition.name(), task);
    }

    /** To picocli it is optional, since it may be given by its name; brackets around it would mislead. */
    private static void showRequired(CommandSpec task, String label) {
        for (PositionalParamSpec positional : task.positionalParameters()) {
            if (positional.paramLabel().equals(label)) {
                task.remove(positional);
                task.addPositional(PositionalParamSpec.builder()
                        .index(String.valueOf(positional.index()))
                        .paramLabel(label)
                        .description(positional.description())
                        .type(String.class)
                        .arity("1")
                        .build());
                return;
            }
        }
    }

    private static String ofSubcommand(String name, CommandSpec spec) {
        CommandLine subcommand = new CommandLine(spec);
        new CommandLine(ntask()).addSubcommand(name, subcommand);
        return text(subcommand);
    }

    private static String text(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.usageMessage().parameterListHeading("%nArguments:%n").optionListHeading("%nFlags:%n");
        spec.usageMessage().commandListHeading("%nCommands:%n");
        return command.getUsageMessage(Ansi.OFF);
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
            OptionSpec.Builder option = option(each.description(), each.name());
            if (each.takesValue()) {
                option.type(String.class).paramLabel(each.valueLabel()).arity("0..1");
            }
            spec.addOption(option.build());
        }
        spec.addOption(option(STOP, "-h", "--help").build());
        spec.usageMessage().description(builtin.description());
        return spec;
    }

    private static OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names).description(description);
    }
}
