import static dev.ntask.Ntask.depends;

import dev.ntask.Cached;
import dev.ntask.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A year of temperatures at three stations: the stations in parallel, the report after them. */
class Tasks {
    /** Summarises the northern station. */
    @Task
    @Cached(inputs = "data/north.csv", outputs = "build/north.txt")
    static void north() throws IOException {
        summarise("north");
    }

    /** Summarises the southern station. */
    @Task
    @Cached(inputs = "data/south.csv", outputs = "build/south.txt")
    static void south() throws IOException {
        summarise("south");
    }

    /** Summarises the western station. */
    @Task
    @Cached(inputs = "data/west.csv", outputs = "build/west.txt")
    static void west() throws IOException {
        summarise("west");
    }

    /** Joins the summaries. */
    @Task(deps = {"north", "south", "west"})
    @Cached(outputs = "build/report.txt")
    static void report() throws IOException {
        StringBuilder report = new StringBuilder();
        for (String station : List.of("north", "south", "west")) {
            report.append(Files.readString(Path.of("build", station + ".txt")));
        }
        Files.writeString(Path.of("build/report.txt"), report);
        System.out.print(report);
    }

    /** Measures how fast this machine sorts; runs alone, so that no other task disturbs the clock. */
    @Task(parallel = false)
    static void benchmark() {
        double[] numbers = new Random(1).doubles(1_000_000).toArray();
        long start = System.nanoTime();
        Arrays.sort(numbers);
        System.out.println("sorted a million numbers in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** Everything. */
    @Task
    static void all() {
        depends(Tasks::report, Tasks::benchmark);
    }

    private static void summarise(String station) throws IOException {
        double[] degrees = Files.readAllLines(Path.of("data", station + ".csv")).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                .sorted()
                .toArray();
        String summary = String.format(
                Locale.ROOT,
                "%-5s  coldest %5.1f  median %5.1f  warmest %5.1f\n",
                station,
                degrees[0],
                degrees[degrees.length / 2],
                degrees[degrees.length - 1]);
        Files.createDirectories(Path.of("build"));
        Files.writeString(Path.of("build", station + ".txt"), summary);
        System.out.println("read " + degrees.length + " days");
    }
}
