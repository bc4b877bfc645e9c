import dev.ntask.Allow;
import dev.ntask.Cached;
import dev.ntask.Task;
import java.net.URL;
import java.time.Instant;
import java.util.Random;

class ImpureTasks {
    @Task
    @Cached(inputs = "src/**", outputs = "build/")
    static void compile() {
        Flags.all();
    }

    @Task
    @Cached(env = "CI")
    static void declared() {
        Flags.all();
    }

    @Task
    @Cached(env = {"OTHER", "CI"})
    static void computed() {
        Flags.of("CI");
    }

    @Task
    @Cached
    static void stamp() throws Exception {
        System.out.println(Instant.now() + " " + new Random().nextInt() + " " + System.getProperty("user.name"));
        new URL("http://localhost/").openStream().close();
    }

    @Task
    @Cached
    static void shows() {
        watch(Flags::all);
    }

    @Allow("only printed")
    static void watch(Runnable body) {
        long start = System.nanoTime();
        body.run();
        System.out.println(System.nanoTime() - start);
    }

    @Task
    @Cached
    @Allow("for the author's eyes")
    static void allowed() {
        Flags.all();
    }

    /** Not cached, so nothing is lost. */
    @Task
    static void uncached() {
        Flags.all();
        System.out.println(System.nanoTime());
    }

    static class Flags {
        static void all() {
            of();
        }

        private static String of() {
            return System.getenv("CI");
        }

        static String of(String name) {
            return System.getenv(name);
        }
    }
}
// warning at 11:17: [NT046] cached task 'compile' reads the environment: compile -> ImpureTasks.Flags.all -> ImpureTasks.Flags.of -> System.getenv("CI") (ImpureTasks.java:67); a hit would not notice a change of it; declare it: @Cached(env = "CI"), or say by @Allow("reason") on a method of that path why it does not matter
// warning at 23:17: [NT046] cached task 'computed' reads the environment: computed -> ImpureTasks.Flags.of -> System.getenv(...) (ImpureTasks.java:71); a hit would not notice a change of it; ask for it by a constant name, and declare that in env of @Cached, or say by @Allow("reason") on a method of that path why it does not matter
// warning at 29:17: [NT047] cached task 'stamp' depends on a system property: stamp -> System.getProperty("user.name") (ImpureTasks.java:30); a hit would not notice that it is another one; hand it over as a parameter, or say by @Allow("reason") on a method of that path why it does not matter
// warning at 29:17: [NT047] cached task 'stamp' depends on random numbers: stamp -> new Random() (ImpureTasks.java:30); a hit would not notice that it is another one; hand it over as a parameter, or say by @Allow("reason") on a method of that path why it does not matter
// warning at 29:17: [NT047] cached task 'stamp' depends on the clock: stamp -> Instant.now() (ImpureTasks.java:30); a hit would not notice that it is another one; hand it over as a parameter, or say by @Allow("reason") on a method of that path why it does not matter
// warning at 29:17: [NT047] cached task 'stamp' depends on the network: stamp -> URL.openStream() (ImpureTasks.java:31); a hit would not notice that it is another one; hand it over as a parameter, or say by @Allow("reason") on a method of that path why it does not matter
// warning at 36:17: [NT046] cached task 'shows' reads the environment: shows -> ImpureTasks.Flags.all -> ImpureTasks.Flags.of -> System.getenv("CI") (ImpureTasks.java:67); a hit would not notice a change of it; declare it: @Cached(env = "CI"), or say by @Allow("reason") on a method of that path why it does not matter
