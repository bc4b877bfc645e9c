import static dev.ntask.Ntask.capture;
import static dev.ntask.Ntask.shell;

import dev.ntask.Cached;
import dev.ntask.Default;
import dev.ntask.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Three tasks to begin with: every static method with {@code @Task} is one. */
class Tasks {
    /**
     * Says hello.
     *
     * @param name whom to greet
     */
    @Task
    static void hello(@Default("world") String name) {
        System.out.println("Hello, " + name + "!");
    }

    /** Counts the words of the poem; again only when the poem, or this method, has changed. */
    @Task
    @Cached(inputs = "poem.txt", outputs = "build/words.txt")
    static void words() throws IOException {
        String count = shell("wc -w < poem.txt", capture()).stdout().strip();
        Files.createDirectories(Path.of("build"));
        Files.writeString(Path.of("build/words.txt"), count + "\n");
        System.out.println(count + " words");
    }

    /** Greets, then tells how long the poem is. Both dependencies have run before this body does. */
    @Task(deps = {"hello", "words"})
    static void all() throws IOException {
        System.out.println("The poem has " + Files.readString(Path.of("build/words.txt")).strip() + " words.");
    }
}
