package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ntask.runtime.registry.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SplitterTest {
    private static final List<TaskDefinition> TASKS = TaskText.tasks("""
            lint
            compile
            test [names...] -p/--pattern=* --fast? --color?true --jobs-like=1
            release <version> --push? --tag=none
            copy [from...] <to> --force?
            move <from> <to>
            pick --names... -v/--verbose?
            calc <number> -x/--exact? -s/--scale=1 -j/--join?
            deploy <env:dev|prod>
            api.lint
            api.test <suite>
            api.db.up
            api.db.seed-
            web.api
            solo.only [words...]
            db
            db.up
            clean
            secret-
            """);

    /** The command line, and what it asks for as {@link #show} writes it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    lint                                    | lint
                    lint compile                            | lint; compile
                    api.lint                                | api.lint
                    api:lint                                | api.lint
                    api:db.up                               | api.db.up
                    web                                     | web.api
                    api:db                                  | api.db.seed; api.db.up
                    api.db:                                 | api.db.seed; api.db.up
                    db                                      | db
                    db:                                     | db.up
                    secret                                  | secret

                    release 1.0.0                           | release version=[1.0.0]
                    release --version=1.0.0                 | release version=[1.0.0]
                    release --version 1.0.0                 | release version=[1.0.0]
                    release --version=1.0.0 lint            | release version=[1.0.0]; lint
                    release 1.0.0 lint                      | release version=[1.0.0]; lint
                    release lint                            | release version=[lint]
                    release 1.0.0 --push                    | release push=[true] version=[1.0.0]
                    release --push 1.0.0                    | release push=[true] version=[1.0.0]
                    release --push --no-push 1              | release push=[false] version=[1]
                    release --push=false 1                  | release push=[false] version=[1]
                    release 1 --tag=a --tag=b               | release tag=[b] version=[1]
                    release 1 --tag=                        | release tag=[] version=[1]
                    release 1 --tag=a=b                     | release tag=[a=b] version=[1]
                    release 1 --tag -1                      | release tag=[-1] version=[1]
                    release 1 --tag --odd                   | release tag=[--odd] version=[1]
                    release 1 --tag=--push                  | release tag=[--push] version=[1]
                    release -- --push                       | release version=[--push]
                    move a b lint                           | move from=[a] to=[b]; lint
                    move --to=b a lint                      | move from=[a] to=[b]; lint
                    move --from=a b lint                    | move from=[a] to=[b]; lint
                    lint release 1 compile                  | lint; release version=[1]; compile

                    test                                    | test
                    test auth db                            | test names=[auth db]
                    test auth ::: lint                      | test names=[auth]; lint
                    test ::: lint                           | test; lint
                    ::: lint :::                            | lint
                    test auth --fast lint                   | test fast=[true] names=[auth]; lint
                    test --fast auth db                     | test fast=[true] names=[auth db]
                    test auth -j lint                       | test names=[auth]; lint jobs=all
                    test --names=a --names=b                | test names=[a b]
                    test --names a b ::: lint               | test names=[a b]; lint
                    test --names ::: lint                   | test names=[]; lint
                    test --no-color                         | test color=[false]
                    test --color                            | test color=[true]
                    test -p auth                            | test pattern=[auth]
                    test -pauth                             | test pattern=[auth]
                    test -p=auth                            | test pattern=[auth]
                    test --pattern=auth -j                  | test pattern=[auth] jobs=all
                    test a ::: test b                       | test names=[a]; test names=[b]
                    test a -- ::: -b --                     | test names=[a ::: -b --]
                    solo                                    | solo.only
                    solo ::: lint                           | solo.only; lint
                    solo lint                               | solo.only; lint
                    copy a b c                              | copy from=[a b] to=[c]
                    copy c                                  | copy from=[] to=[c]
                    copy a b --force c                      | copy force=[true] from=[a b] to=[c]
                    copy a b --to=c                         | copy from=[a b] to=[c]
                    pick --names a b --names=c -v           | pick names=[a b c] verbose=[true]
                    pick --names -1 -2.5 lint               | pick names=[-1 -2.5 lint]
                    calc -5                                 | calc number=[-5]
                    calc -xs3 7                             | calc exact=[true] number=[7] scale=[3]
                    calc -j 7                               | calc join=[true] number=[7]
                    calc 7 --jobs                           | calc number=[7] jobs=all

                    -j test auth                            | test names=[auth] jobs=all
                    -j release --version=1.0.0              | release version=[1.0.0] jobs=all
                    -j 4 lint                               | lint jobs=4
                    -j4 lint                                | lint jobs=4
                    --jobs=4 lint                           | lint jobs=4
                    --jobs 4 lint                           | lint jobs=4
                    lint -j 4 compile                       | lint; compile jobs=4
                    -j4 -j2 lint                            | lint jobs=2
                    watch lint                              | watch lint
                    watch lint api.test unit                | watch lint; api.test suite=[unit]
                    watch api.db                            | watch api.db.seed; api.db.up
                    watch release 1 --push --restart        | watch release push=[true] version=[1] restart
                    watch --poll lint                       | watch lint poll=PT1S
                    watch lint --poll=250ms -j              | watch lint poll=PT0.25S jobs=all
                    -k watch --force lint compile --no-cache | watch compile keep-going no-cache force=[lint]
                    watch lint --log-format=json            | watch lint
                    watch --help                            | help-command watch
                    --no-cache lint                         | lint no-cache
                    lint --no-cache                         | lint no-cache
                    lint -kv                                | lint keep-going verbose
                    -kqj3 lint                              | lint keep-going quiet jobs=3
                    lint --no-color -q                      | lint quiet no-color
                    --dry-run lint                          | lint dry-run
                    --dry-run --json lint                   | lint dry-run json
                    --why lint                              | why lint
                    --why release 1.0.0 --json              | why release version=[1.0.0] json
                    release --why 1.0.0                     | why release version=[1.0.0]
                    --why=release 1.0.0                     | why release version=[1.0.0]
                    --force lint lint                       | lint force=[lint]
                    --force=api:lint lint --force test      | lint force=[api.lint test]
                    --force api lint                        | lint force=[api.db.seed api.db.up api.lint api.test]

                    ''                                      | list []
                    --dry-run                               | list [] dry-run
                    -j                                      | list [] jobs=all
                    --list                                  | list []
                    -l api                                  | list [api.db.seed api.db.up api.lint api.test]
                    release --list                          | list [release]
                    --version                               | version
                    lint --version                          | version
                    --version --nonsense                    | version
                    --help                                  | help
                    -h lint                                 | help
                    api --help                              | help
                    lint ::: --help                         | help
                    lint --help                             | help lint
                    lint test -h --nonsense                 | help test
                    lint -kh                                | help lint keep-going
                    release --help                          | help release
                    clean                                   | clean
                    clean --all                             | clean all
                    -v clean                                | clean verbose
                    clean --help                            | help-command clean
                    run --help                              | help-command run
                    run clean                               | clean!
                    run lint clean                          | lint; clean!
                    run lint -j                             | lint jobs=all
                    run lint --help                         | help lint
                    """)
    void wordsAreSplit(String line, String expected) {
        assertEquals(expected, show(split(line)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    lnit                     | no task named 'lnit'. Did you mean 'lint'? (ntask --list)
                    xyzzy                    | no task named 'xyzzy'. (ntask --list)
                    api:lnt                  | no task named 'api:lnt'. Did you mean 'api.lint'? (ntask --list)
                    secre                    | no task named 'secre'. (ntask --list)
                    cleen                    | no task named 'cleen'. Did you mean 'clean'? (ntask --list)
                    release 1 extra          | no task named 'extra', and release takes no more words. (ntask --list)
                    lint:                    | no task named 'lint:'. Did you mean 'lint'? (ntask --list)
                    :                        | no task named ':'. (ntask --list)
                    :x                       | no task named ':x'. (ntask --list)
                    run                      | run needs the name of a task
                    run run                  | no task named 'run'. (ntask --list)
                    clean test               | clean takes no 'test'; usage: ntask clean [--all]
                    lint clean               | 'clean' is a command of ntask, which comes before any task; for the task of this name, write ntask run
                    lint run                 | 'run' is a command of ntask, which comes before any task
                    --no-cahce test          | no flag '--no-cahce'. Did you mean '--no-cache'? (ntask --help)
                    --keep test              | no flag '--keep'. Did you mean '--keep-going'? (ntask --help)
                    --qwertyuiop lint        | no flag '--qwertyuiop'. A task's own flags stand behind its name. (ntask --help)
                    --replay                 | --replay takes always, failures or never
                    --replay all lint        | --replay takes always, failures or never, not 'all'
                    --replay=Always lint     | --replay takes always, failures or never, not 'Always'. Did you mean 'always'?
                    inputs                   | inputs needs the name of a task; usage: ntask inputs [--json] TASK
                    -z                       | no flag '-z'. A task's own flags stand behind its name. (ntask --help)
                    -list                    | no flag '-list'. Did you mean '--list'? (ntask --help)
                    clean --al               | no flag '--al'. Did you mean '--all'? (ntask --help)
                    test --patern=x          | test: no flag '--patern'. Did you mean '--pattern'? (ntask test --help)
                    test --no-fas            | test: no flag '--no-fas'. Did you mean '--no-fast'? (ntask test --help)
                    test --kep-going         | test: no flag '--kep-going'. Did you mean '--keep-going'? (ntask test --help)
                    lint --push              | lint: no flag '--push'. (ntask lint --help)
                    release                  | release: missing <version>; usage: ntask release <version: String> [--push] [--tag=none]
                    release ::: lint         | release: missing <version>; usage: ntask release <version: String> [--push] [--tag=none]
                    move a                   | move: missing <to>; usage: ntask move <from: String> <to: String>
                    copy                     | copy: missing <to>; usage: ntask copy [from: String...] <to: String> [--force]
                    api                      | api.test: missing <suite>; usage: ntask api.test <suite: String>
                    release 1 --version=2    | release: <version> is given twice: '1' and '2'
                    release 1 --tag          | release: --tag needs a value
                    release --tag --push 1   | release: --tag needs a value, and '--push' is a flag; to give it as the value, write --tag=--push
                    release --tag -j 1       | release: --tag needs a value, and '-j' is a flag; to give it as the value, write --tag=-j
                    release 1 --tag ::: lint | release: --tag needs a value, and ':::' is a flag; to give it as the value, write --tag=:::
                    release 1 --no-push=true | release: --no-push takes no value
                    release 1 -- 2           | release: '2' is one word too many; usage: ntask release <version: String> [--push] [--tag=none]
                    -- lint                  | '--' passes words to the task on its left, and there is none
                    -j 0 lint                | -j takes a whole number, at least 1, not '0'
                    -j -1 lint               | -j takes a whole number, at least 1, not '-1'
                    -jx lint                 | -j takes a whole number, at least 1, not 'x'
                    -j x lint                | no task named 'x', and no whole number. (ntask --list)
                    lint --jobs all          | no task named 'all', and lint takes no more words, and no whole number. Did you mean 'calc'? (ntask --list)
                    help                     | no task named 'help'. Did you mean '--help'? (ntask --help)
                    list                     | no task named 'list'. Did you mean '--list'? (ntask --help)
                    lint verbose             | no task named 'verbose', and lint takes no more words. Did you mean '--verbose'? (ntask --help)
                    clean --dry-run          | clean takes no '--dry-run'; usage: ntask clean [--all]
                    --force lint clean       | clean takes no '--force'; usage: ntask clean [--all]
                    -j4 clean                | clean takes no '-j'; usage: ntask clean [--all]
                    clean -l                 | clean takes no '-l'; usage: ntask clean [--all]
                    clean -k                 | clean takes no '-k'; usage: ntask clean [--all]
                    watch                    | watch needs the name of a task; usage: ntask watch [--restart] [--poll[=INTERVAL]] TASK...
                    watch lnit               | no task named 'lnit'. Did you mean 'lint'? (ntask --list)
                    watch lint --poll=soon   | --poll takes a duration, as 500ms or 2s, not 'soon'
                    watch lint --poll=0s     | --poll takes a duration, as 500ms or 2s, not '0s'
                    watch lint --restart=1   | --restart takes no value
                    --list watch lint        | watch takes no '--list'; usage: ntask watch [--restart] [--poll[=INTERVAL]] TASK...
                    watch lint --why lint    | watch takes no '--why'; usage: ntask watch [--restart] [--poll[=INTERVAL]] TASK...
                    clean --no-cache         | clean takes no '--no-cache'; usage: ntask clean [--all]
                    inputs lint --dry-run    | inputs takes no '--dry-run'; usage: ntask inputs [--json] TASK
                    --dry-run verify lint    | verify takes no '--dry-run'; usage: ntask verify [--inputs] TASK
                    clean clean              | clean takes no 'clean'; usage: ntask clean [--all]
                    ---x                     | no flag '---x'. A task's own flags stand behind its name. (ntask --help)
                    --=x                     | no flag '--=x'. A task's own flags stand behind its name. (ntask --help)
                    -=x                      | no flag '-=x'. A task's own flags stand behind its name. (ntask --help)
                    -                        | no task named '-'. (ntask --list)
                    --                       | '--' passes words to the task on its left, and there is none
                    -jj lint                 | -j takes a whole number, at least 1, not 'j'
                    -kx lint                 | no flag '-kx'. A task's own flags stand behind its name. (ntask --help)
                    --list lnit              | no task named 'lnit'. Did you mean 'lint'? (ntask --list)
                    run lnit                 | no task named 'lnit'. Did you mean 'lint'? (ntask --list)
                    --jobs= lint             | --jobs takes a whole number, at least 1, not ''
                    --jobs=2.5 lint          | --jobs takes a whole number, at least 1, not '2.5'
                    -j 99999999999 lint      | -j takes a whole number, at least 1, not '99999999999'
                    --list=all               | --list takes no value
                    --help=x                 | --help takes no value
                    --force                  | --force needs the name of a task
                    --force --list           | --force needs the name of a task
                    --force lnit lint        | no task named 'lnit'. Did you mean 'lint'? (ntask --list)
                    --graph --list           | --list and --graph ask for different things; leave one of them out
                    -l --graph lint          | -l and --graph ask for different things; leave one of them out
                    --why lint --dry-run     | --dry-run and --why ask for different things; leave one of them out
                    run lint --list --dry-run | --list and --dry-run ask for different things; leave one of them out
                    --list --log-format=json | --log-format says how a run is told, and with --list nothing runs; for data, write --json
                    -l --log-format=text     | --log-format says how a run is told, and with -l nothing runs; for data, write --json
                    --why lint --log-format json | --log-format says how a run is told, and with --why nothing runs; for data, write --json
                    --log-format=json --dry-run lint | --log-format says how a run is told, and with --dry-run nothing runs; for data, write --json
                    run lint --graph --log-format=json | --log-format says how a run is told, and with --graph nothing runs; for data, write --json
                    --force lint             | --force says how to run a task, not which; to run one, write ntask --force NAME NAME
                    """)
    void whatMeansNothingIsSaid(String line, String message) {
        assertEquals(
                message, assertThrows(UsageException.class, () -> split(line)).getMessage());
    }

    @Test
    void anEmptyWordIsAWordLikeAnother() {
        assertEquals("release version=[]", show(Splitter.split(List.of("release", ""), TASKS)));
        UsageException e = assertThrows(UsageException.class, () -> Splitter.split(List.of(""), TASKS));
        assertEquals("no task named ''. (ntask --list)", e.getMessage());
    }

    @Test
    void wordsWithSpacesAndLineEndsStayWhole() {
        assertEquals("release version=[a b\nc ü]", show(Splitter.split(List.of("release", "a b\nc ü"), TASKS)));
    }

    @Test
    void aProjectWithoutTasksHasAListAndNoTask() {
        assertEquals("list []", show(Splitter.split(List.of(), List.of())));
        assertThrows(UsageException.class, () -> Splitter.split(List.of("test"), List.of()));
    }

    private static Request split(String line) {
        String words = line.equals("''") ? "" : line;
        return Splitter.split(words.isEmpty() ? List.of() : List.of(words.split(" +", -1)), TASKS);
    }

    private static String show(Request request) {
        String what;
        if (request instanceof Request.Run run) {
            what = show(run.calls());
        } else if (request instanceof Request.ShowList list) {
            what = "list " + names(list.ordinals());
        } else if (request instanceof Request.ShowTaskHelp help) {
            what = "help " + name(help.ordinal());
        } else if (request instanceof Request.ShowCommandHelp help) {
            what = "help-command " + help.command().word();
        } else if (request instanceof Request.Why why) {
            what = "why " + show(List.of(why.call()));
        } else if (request instanceof Request.Clean clean) {
            what = clean.all() ? "clean all" : "clean";
        } else if (request instanceof Request.Watch watch) {
            what = "watch " + show(watch.calls()) + (watch.restart() ? " restart" : "")
                    + watch.polling().map(interval -> " poll=" + interval).orElse("");
        } else {
            what = request instanceof Request.ShowHelp ? "help" : "version";
        }
        return what + show(request.settings());
    }

    private static String show(List<Request.Call> calls) {
        List<String> shown = new ArrayList<>();
        for (Request.Call call : calls) {
            StringBuilder text = new StringBuilder(name(call.ordinal()));
            call.arguments()
                    .asMap()
                    .forEach((name, words) -> text.append(" " + name + "=[" + String.join(" ", words) + "]"));
            // Tells the task from the built-in of its name.
            shown.add(text + (text.toString().equals("clean") ? "!" : ""));
        }
        return String.join("; ", shown);
    }

    private static String show(Settings settings) {
        return (settings.dryRun() ? " dry-run" : "")
                + (settings.json() ? " json" : "")
                + (settings.keepGoing() ? " keep-going" : "")
                + (settings.cache() ? "" : " no-cache")
                + switch (settings.verbosity()) {
                    case QUIET -> " quiet";
                    case NORMAL -> "";
                    case VERBOSE -> " verbose";
                }
                + (settings.color() ? "" : " no-color")
                + switch (settings.jobs()) {
                    case Settings.CONFIGURED -> "";
                    case Settings.ALL_CORES -> " jobs=all";
                    default -> " jobs=" + settings.jobs();
                }
                + (settings.forced().isEmpty() ? "" : " force=" + names(settings.forced()));
    }

    private static String names(List<Integer> ordinals) {
        return "[" + String.join(" ", ordinals.stream().map(SplitterTest::name).toList()) + "]";
    }

    private static String name(int ordinal) {
        return TASKS.get(ordinal).name();
    }
}
