package dev.ntask.processor.diagnostic;

import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.Place.Kind;

/**
 * Every sentence that the processor can say: what is wrong, and the way out. {@code docs/errors.md} explains each.
 *
 * <p>A code is never given to another sentence, since people search for it.
 */
public enum Message {
    /** A dependency that does not exist. */
    UNKNOWN_TASK("NT001", Kind.ERROR, "unknown task '%s'%s"),
    /** Two methods with one task name. */
    DUPLICATE_TASK(
            "NT002",
            Kind.ERROR,
            "duplicate task '%s', first declared at %s; rename one method or put one into a class with a @Group"),
    /** A name that no task can have. */
    BAD_TASK_NAME(
            "NT003", Kind.ERROR, "malformed task name '%s': %s; a name is like \"test\" or, in a group, \"api.test\""),
    /** A circle of dependencies. */
    CYCLE("NT004", Kind.ERROR, "dependency cycle: %s; remove one of: %s"),
    /** A dependency that needs an argument. */
    REQUIRED_PARAMETER(
            "NT005",
            Kind.ERROR,
            "'%s' depends on '%s', whose parameter '%s' has no default; give it a @Default, or pass it:"
                    + " depends(() -> %s(...))"),
    /** A parameter that no words can fill. */
    UNSUPPORTED_TYPE(
            "NT006",
            Kind.ERROR,
            "parameter '%s' of task '%s' has the type %s, %s; use a String, number, boolean, enum, Path, Duration, URI,"
                    + " a type with a static valueOf, of or parse(String) or a constructor of a String, or a List or"
                    + " Optional of these"),
    /** Two parameters with one option. */
    PARAMETER_COLLISION(
            "NT007", Kind.ERROR, "parameters '%s' and '%s' of task '%s' are both %s; rename one, or use @Arg(names)"),
    /** A parameter that takes the place of help. */
    RESERVED_OPTION(
            "NT008",
            Kind.ERROR,
            "parameter '%s' of task '%s' would be %s, which always shows help; rename it, or use @Arg(names)"),
    /** A pattern that is not one. */
    BAD_PATTERN("NT009", Kind.ERROR, "malformed pattern '%s': %s"),
    /** A duration that is not one. */
    BAD_DURATION("NT010", Kind.ERROR, "malformed duration '%s'; write it like \"90s\", \"1h30m\" or \"500ms\""),
    /** A group's name that is not one. */
    BAD_GROUP_NAME("NT011", Kind.ERROR, "malformed group name '%s': %s; a name is like \"api\""),
    /** Caching of what is no task. */
    CACHED_WITHOUT_TASK(
            "NT012", Kind.ERROR, "@Cached on '%s', which is not a task; add @Task to the method or remove @Cached"),
    /** A parameter's annotation on what is no task. */
    PARAMETER_WITHOUT_TASK(
            "NT013",
            Kind.ERROR,
            "@%s on a parameter of '%s', which is not a task; add @Task to the method or remove it"),
    /** A task hidden behind a command. */
    BUILTIN_NAME(
            "NT014",
            Kind.WARNING,
            "task '%s' is named like the built-in command 'ntask %s', which wins; 'ntask run %s' always means the task"),
    /** A method nobody else may call. */
    PRIVATE_METHOD(
            "NT015",
            Kind.ERROR,
            "task '%s' cannot be called: its method is private; make it package-private or public"),
    /** A method that needs an object. */
    INSTANCE_METHOD("NT016", Kind.ERROR, "task '%s' cannot be called: its method is not static; make it static"),
    /** A method that shares its name. */
    OVERLOADED_METHOD(
            "NT017", Kind.ERROR, "task '%s' is ambiguous: %s has another method named '%s', at %s; rename one of them"),
    /** A method with type parameters. */
    GENERIC_METHOD(
            "NT018", Kind.ERROR, "task '%s' has type parameters, which no command line can fill; remove them: %s"),
    /** A method that returns something. */
    RETURNS_VALUE("NT019", Kind.ERROR, "task '%s' returns %s; tasks cannot return values yet, make it void"),
    /** A class nobody else may name. */
    PRIVATE_CLASS(
            "NT020",
            Kind.ERROR,
            "task '%s' cannot be called: its class %s is private; make it package-private or public"),
    /** A default that is not of the type. */
    BAD_DEFAULT("NT021", Kind.ERROR, "the default of parameter '%s' of task '%s' is wrong: %s"),
    /** A depends that might not be reached. */
    DEPENDS_NOT_TOP_LEVEL(
            "NT022",
            Kind.ERROR,
            "depends(...) must be a statement of its own directly in the body of the task, since it is read at compile"
                    + " time and holds always; move it to the start of the method"),
    /** A depends in what is no task. */
    DEPENDS_OUTSIDE_TASK(
            "NT023",
            Kind.ERROR,
            "depends(...) outside of a @Task method has no effect; move it into the body of the task that depends"),
    /** A depends that cannot be read. */
    DEPENDS_ARGUMENT("NT024", Kind.ERROR, "depends(...) cannot be read: %s; %s"),
    /** A depends on a method that is no task. */
    DEPENDS_ON_METHOD("NT025", Kind.ERROR, "'%s' is not a task; add @Task to the method, or call it instead"),
    /** An option that nobody can type. */
    BAD_OPTION_NAME(
            "NT026",
            Kind.ERROR,
            "malformed option name '%s' of parameter '%s'; a name is like \"--pattern\" or \"-p\""),
    /** A choice that is not of the type. */
    BAD_CHOICE("NT027", Kind.ERROR, "a choice of parameter '%s' of task '%s' is wrong: %s"),
    /** A variable no environment can have. */
    BAD_VARIABLE(
            "NT028",
            Kind.ERROR,
            "malformed environment variable name '%s'; a name is not empty and contains no '=' or space"),
    /** A placeholder without a parameter. */
    UNKNOWN_PLACEHOLDER("NT029", Kind.ERROR, "output '%s' names '{%s}', but task '%s' has no such parameter%s"),
    /** A task that came too late. */
    LATE_TASK(
            "NT030",
            Kind.ERROR,
            "class %s was generated after the tasks had been read; generate classes with tasks one round earlier, or"
                    + " compile them first"),
    /** A package that is not one. */
    BAD_PACKAGE("NT031", Kind.ERROR, "-Antask.package=%s is not a package name; write it like com.example.tasks"),
    /** A generated class that exists. */
    CLASS_EXISTS("NT032", Kind.ERROR, "class %s, which ntask generates, exists already; rename yours"),
    /** A directory that is none of the project's. */
    BAD_DIRECTORY("NT033", Kind.ERROR, "malformed cwd '%s': %s; write a directory relative to the project's root"),
    /** No index. */
    NO_CODE_INDEX("NT035", Kind.NOTE, "no code index is written, so ntask computes it when it runs: %s"),
    /** Something could not be written. */
    CANNOT_WRITE("NT036", Kind.ERROR, "cannot write %s: %s"),
    /** A mistake of ours. */
    BUG("NT037", Kind.ERROR, "ntask could not process these tasks, this is a bug in ntask: %s"),
    /** A task that no round sees. */
    LOCAL_TASK(
            "NT038",
            Kind.ERROR,
            "task '%s' cannot be called: its class is local to a body; make it a class of its own, or a member of one"),
    /** Two writers of one file. */
    OVERLAPPING_OUTPUTS(
            "NT041",
            Kind.ERROR,
            "output '%s' of task '%s' and output '%s' of task '%s' (%s) can both be the file '%s', and each task would"
                    + " remove what the other wrote; give each a directory of its own"),
    /** A reader that may come before the writer. */
    READS_OUTPUT_WITHOUT_EDGE(
            "NT042",
            Kind.WARNING,
            "input '%s' of task '%s' can match what task '%s' writes (output '%s' at %s; '%s', for example), and may be"
                    + " read before that; add \"%s\" to its deps, or exclude those files with a pattern that begins"
                    + " with '!'"),
    /** A task that reads what it writes. */
    READS_OWN_OUTPUT(
            "NT043",
            Kind.WARNING,
            "input '%s' of task '%s' can match its own output '%s' ('%s', for example): its inputs change as it runs, so"
                    + " it is never cached; exclude those files with a pattern that begins with '!'"),
    /** Two results in one place. */
    SHARED_OUTPUT(
            "NT044",
            Kind.WARNING,
            "'%s' needs other arguments than '%s' (%s) of task '%s', and with both it writes '%s': only the result of"
                    + " the last run stays; name the parameter in the output, as in 'build/{%s}/'"),
    /** Two writers of one file, as the arguments fall. */
    OUTPUTS_MAY_OVERLAP(
            "NT045",
            Kind.WARNING,
            "output '%s' of task '%s' and output '%s' of task '%s' (%s) can, with some arguments, both be the file '%s',"
                    + " and each task would remove what the other wrote; give each a directory of its own, or the"
                    + " parameter choices"),
    /** A variable that changes unnoticed. */
    UNDECLARED_VARIABLE(
            "NT046",
            Kind.WARNING,
            "cached task '%s' reads the environment: %s; a hit would not notice a change of it; %s, or say by"
                    + " @Allow(\"reason\") on a method of that path why it does not matter"),
    /** A result that is another one each time. */
    IMPURE(
            "NT047",
            Kind.WARNING,
            "cached task '%s' depends on %s: %s; a hit would not notice that it is another one; hand it over as a"
                    + " parameter, or say by @Allow(\"reason\") on a method of that path why it does not matter"),
    /** A value that is there only if another task has run. */
    WRITES_STATIC_FIELD(
            "NT048",
            Kind.WARNING,
            "task '%s' writes the static field %s%s: %s; on a hit the task does not run, and the field is not written;"
                    + " hand the value on in a file, or say by @Allow(\"reason\") on the field why nothing depends on it"),
    /** A value that is missing on a hit. */
    READS_STATIC_FIELD(
            "NT049",
            Kind.ERROR,
            "cached task '%s' reads the static field %s: %s, which task '%s' writes: %s; on a hit the writer does not run,"
                    + " and what it writes does not count for this task's fingerprint; hand the value on in a file, or"
                    + " say by @Allow(\"reason\") on the field why no result depends on it"),
    /** An excuse without words. */
    ALLOW_WITHOUT_REASON(
            "NT050",
            Kind.ERROR,
            "@Allow on '%s' gives no reason; write why no result can depend on what is done there"),
    /** A task that rewrites and goes on. */
    TWO_MODES(
            "NT051",
            Kind.ERROR,
            "task '%s' is both incremental and inPlace: either it goes on from its own outputs, or it rewrites its inputs;"
                    + " leave one of the two out"),
    /** A task that goes on from nothing. */
    NOTHING_TO_GO_ON_FROM(
            "NT052",
            Kind.ERROR,
            "task '%s' is incremental, and declares no outputs from which it could go on; declare them, or leave incremental"
                    + " out"),
    /** A task that rewrites nothing. */
    NOTHING_TO_REWRITE(
            "NT053",
            Kind.ERROR,
            "task '%s' is inPlace, and declares no inputs that it could rewrite; declare them, or leave inPlace out"),
    /** A file that one task makes and another changes. */
    REWRITES_OUTPUT(
            "NT054",
            Kind.WARNING,
            "task '%s' rewrites '%s' in place, which task '%s' writes (output '%s' at %s; '%s', for example): a hit of that"
                    + " task puts its own file back, and neither is ever done; exclude those files with a pattern that begins"
                    + " with '!'"),
    /** A reader that may come before or after the one who rewrites. */
    READS_WHAT_IS_REWRITTEN(
            "NT055",
            Kind.WARNING,
            "input '%s' of task '%s' can match what task '%s' rewrites in place ('%s' at %s; '%s', for example), and may be"
                    + " read before that or after it; say which: add \"%s\" to its deps or to its mustRunAfter");

    private final String code;
    private final Kind kind;
    private final String format;

    Message(String code, Kind kind, String format) {
        this.code = code;
        this.kind = kind;
        this.format = format;
    }

    /** Returns the code, as in {@code NT004}. */
    public String code() {
        return code;
    }

    /** Returns how grave it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns the sentence about a place. */
    public Diagnostic at(Origin origin, Object... arguments) {
        return new Diagnostic(this, String.format(format, arguments), origin);
    }
}
