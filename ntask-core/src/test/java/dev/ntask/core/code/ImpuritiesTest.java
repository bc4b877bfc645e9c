package dev.ntask.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in the reach of tasks, and by which path. */
class ImpuritiesTest {
    private static final String ALLOW = "package dev.ntask; public @interface Allow { String value(); }";

    /** Compiles classes of the unnamed package; each method of {@code Tasks} whose name is given is a task. */
    private static List<String> found(String tasks, String... sources) throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("dev.ntask.Allow", ALLOW);
        for (String source : sources) {
            all.put(
                    source.replaceFirst("(?s).*?(?:class|interface|enum) (\\w+).*", "$1"),
                    "import dev.ntask.*; " + source);
        }
        List<TaskMethod> methods = new ArrayList<>();
        for (String task : tasks.split(" ", -1)) {
            methods.add(new TaskMethod(task, "Tasks", task, "()V"));
        }
        List<String> lines = new ArrayList<>();
        for (Impurity impurity : Impurities.find(
                methods, Compiled.of(all, List.of("-g:source,lines")).source())) {
            lines.add(impurity.kind() + " " + impurity.what() + " " + impurity.path());
        }
        return lines;
    }

    private static List<String> run(String body) throws IOException {
        return found("run", "class Tasks { static void run() throws Exception { " + body + " } }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            System.getenv("CI");                                  | ENVIRONMENT CI | System.getenv("CI")
            String name = "C" + 1; System.getenv("CI" + name);    | ENVIRONMENT    | System.getenv(...)
            System.getenv(1 > System.in.read() ? "A" : "B");      | ENVIRONMENT    | System.getenv(...)
            System.getenv().get("CI");                            | ENVIRONMENT    | System.getenv()
            System.getProperty("user.name");                      | PROPERTY user.name | System.getProperty("user.name")
            System.getProperty("user.name", "nobody");            | PROPERTY user.name | System.getProperty("user.name")
            Integer.getInteger("size");                           | PROPERTY size  | Integer.getInteger("size")
            Boolean.getBoolean("fast");                           | PROPERTY fast  | Boolean.getBoolean("fast")
            java.time.ZoneId.systemDefault();                     | PROPERTY       | ZoneId.systemDefault()
            java.util.TimeZone.getDefault();                      | PROPERTY       | TimeZone.getDefault()
            java.util.Locale.getDefault();                        | PROPERTY       | Locale.getDefault()
            System.currentTimeMillis();                           | CLOCK          | System.currentTimeMillis()
            System.nanoTime();                                    | CLOCK          | System.nanoTime()
            java.time.Instant.now();                              | CLOCK          | Instant.now()
            java.time.LocalDate.now(java.time.ZoneId.of("UTC"));  | CLOCK          | LocalDate.now(...)
            java.time.ZonedDateTime.now();                        | CLOCK          | ZonedDateTime.now()
            java.time.Year.now(java.time.Clock.systemUTC());      | CLOCK          | Clock.systemUTC()
            new java.util.Date();                                 | CLOCK          | new Date()
            java.util.Calendar.getInstance();                     | CLOCK          | Calendar.getInstance()
            new java.util.GregorianCalendar();                    | CLOCK          | new GregorianCalendar()
            new java.util.Random();                               | RANDOM         | new Random()
            Math.random();                                        | RANDOM         | Math.random()
            java.util.UUID.randomUUID();                          | RANDOM         | UUID.randomUUID()
            new java.security.SecureRandom();                     | RANDOM         | new SecureRandom()
            java.util.concurrent.ThreadLocalRandom.current();     | RANDOM         | ThreadLocalRandom.current()
            java.util.Collections.shuffle(new java.util.ArrayList<>());  | RANDOM  | Collections.shuffle(...)
            new java.net.URL("http://a").openStream();            | NETWORK        | URL.openStream()
            new java.net.Socket("a", 1);                          | NETWORK        | new Socket(...)
            java.net.InetAddress.getByName("a");                  | NETWORK        | InetAddress.getByName(...)
            java.net.http.HttpClient.newHttpClient().send(null, null); | NETWORK   | HttpClient.send(...)
            java.nio.channels.SocketChannel.open();               | NETWORK        | SocketChannel.open()
            """)
    void theJdkIsAskedForWhatChanges(String body, String what, String call) throws IOException {
        String padded = what.contains(" ") ? what : what + " ";
        assertEquals(List.of(padded + " run -> " + call + " (Tasks.java:1)"), run(body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            System.getProperty("line.separator");                                      |
            System.getProperty("java.home");                                           |
            new java.util.Random(1);                                                   |
            new java.util.Date(1);                                                     |
            new java.util.GregorianCalendar(2020, 1, 1);                               |
            java.util.Collections.shuffle(new java.util.ArrayList<>(), new java.util.Random(1)); |
            java.time.Clock clock = null; java.time.Instant.now(clock);                |
            new java.net.URL("http://a").getHost();                                    |
            """)
    void whatIsGivenItsSeedOrFollowsFromThePlatformIsSilent(String body) throws IOException {
        assertEquals(List.of(), run(body));
    }

    @Test
    void thePathIsTheShortestOneWithTheLineOfTheCall() throws IOException {
        assertEquals(
                List.of(
                        "ENVIRONMENT CI run -> Flags.all -> System.getenv(\"CI\") (Flags.java:3)",
                        "CLOCK  run -> Far.a -> Far.b -> System.nanoTime() (Far.java:1)"),
                found(
                        "run",
                        "class Tasks { static void run() { Far.a(); Flags.all(); } }",
                        "class Far { static void a() { b(); } static void b() { System.nanoTime(); Flags.all(); } }",
                        "class Flags {\n static void all() {\n  System.getenv(\"CI\");\n } }"));
    }

    @Test
    void thePathLeadsThroughLambdasInitializersConstructorsAndInterfaces() throws IOException {
        assertEquals(
                List.of(
                        "ENVIRONMENT A run -> System.getenv(\"A\") (Tasks.java:1)",
                        "ENVIRONMENT B run -> initializer of Constants -> System.getenv(\"B\") (Constants.java:1)",
                        "ENVIRONMENT C run -> new Made -> System.getenv(\"C\") (Made.java:1)",
                        "CLOCK  run -> System.nanoTime() (Tasks.java:1)",
                        "RANDOM  run -> Face.Inner.go -> Math.random() (Face.java:1)"),
                found(
                        "run",
                        "class Tasks { static void run() { Runnable r = () -> System.getenv(\"A\"); r.run();"
                                + " java.util.function.LongSupplier s = System::nanoTime; s.getAsLong();"
                                + " System.out.println(Constants.B); new Made(); Face f = null; f.go(); } }",
                        "class Constants { static final String B = System.getenv(\"B\"); }",
                        "class Made { String c = System.getenv(\"C\"); }",
                        "interface Face { void go(); class Inner implements Face { public void go() { Math.random(); } } }"));
    }

    @Test
    void whatAnotherTaskDoesIsItsOwn() throws IOException {
        assertEquals(
                List.of("CLOCK  other -> System.nanoTime() (Tasks.java:1)"),
                found(
                        "run other",
                        "class Tasks { static void run() { Ntask.depends(Tasks::other); }"
                                + " static void other() { System.nanoTime(); } }"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            class Tasks { @Allow("x") static void run() { System.nanoTime(); } }                                       |
            @Allow("x") class Tasks { static long t = System.nanoTime(); static void run() { } }                       |
            class Tasks { static void run() { a(); } @Allow("x") static void a() { b(); } static void b() { Math.random(); } } |
            class Tasks { static void run() { new In(); } static class In { @Allow("x") In() { Math.random(); } } }   |
            class Tasks { static void run() { In.a(); } @Allow("x") static class In { static void a() { System.getenv("A"); } } } |
            class Tasks { static void run() { make().run(); } @Allow("x") static Runnable make() { return new Runnable() { public void run() { Math.random(); } }; } } |
            class Tasks { static void run() { x++; } @Allow("x") static int x; }                                        |
            """)
    void anAllowedPlaceIsNotLookedIntoNorThrough(String source) throws IOException {
        assertEquals(List.of(), found("run", source));
    }

    @Test
    void anAllowedPathLeavesTheOthers() throws IOException {
        assertEquals(
                List.of("CLOCK  run -> Tasks.other -> Tasks.time -> System.nanoTime() (Tasks.java:1)"),
                found(
                        "run",
                        "class Tasks { static void run() { allowed(); other(); } static void other() { time(); }"
                                + " @Allow(\"x\") static void allowed() { time(); }"
                                + " static void time() { System.nanoTime(); } }"));
    }

    @Test
    void staticFieldsCountWhereSomeTaskWritesThem() throws IOException {
        assertEquals(
                List.of(
                        "FIELD_READ State.mode read -> Tasks.help -> State.mode (Tasks.java:1)",
                        "FIELD_WRITE State.mode write -> State.set -> State.mode (State.java:1)"),
                found(
                        "read write",
                        "class Tasks { static void read() { help(); }"
                                + " static int help() { return State.mode + State.never + State.FIXED.length(); }"
                                + " static void write() { State.set(); } }",
                        "class State { static int mode; static int never; static final String FIXED = \"\".trim();"
                                + " static void set() { mode = 1; } }"));
    }

    @Test
    void whatInitializersOfClassesWriteIsTheirOwn() throws IOException {
        assertEquals(
                List.of(),
                found(
                        "run",
                        "class Tasks { static void run() { System.out.println(State.a + State.b); } }",
                        "class State { static int a; static int b; static { a = 1; init(); } static void init() { b = 2; } }"));
    }

    @Test
    void aFieldIsThatOfTheClassWhichDeclaresIt() throws IOException {
        assertEquals(
                List.of(
                        "FIELD_READ Base.x read -> Base.x (Tasks.java:1)",
                        "FIELD_WRITE Base.x write -> Sub.x (Tasks.java:1)"),
                found(
                        "read write",
                        "class Tasks { static void read() { System.out.println(Base.x); } static void write() { Sub.x = 1; } }",
                        "class Base { static int x; }",
                        "class Sub extends Base { }"));
    }

    @Test
    void assertionsSwitchesAndEnumsAreNobodysState() throws IOException {
        assertEquals(
                List.of(),
                found(
                        "run",
                        "class Tasks { enum E { A, B } static void run() { assert E.values().length > 1;"
                                + " switch (E.valueOf(\"A\")) { case A: break; default: } } }"));
    }
}
