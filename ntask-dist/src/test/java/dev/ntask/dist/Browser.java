package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real browser without a window, which shows a page and tells what became of it. */
final class Browser {
    static final String PROGRAM = "chromium";

    private final Path folder;

    /** Creates a browser that keeps its files in a folder. */
    Browser(Path folder) {
        this.folder = folder;
    }

    /** What the page became when all its scripts had run, as HTML; the page must have had no errors. */
    String dom(Path page) {
        return run(List.of("--dump-dom"), page);
    }

    /** A picture of the page, where the user prefers dark or light. */
    Path picture(Path page, boolean dark) {
        Path picture = folder.resolve(dark ? "dark.png" : "light.png");
        run(List.of("--screenshot=" + picture, "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1)), page);
        return picture;
    }

    private String run(List<String> flags, Path page) {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "--headless=new",
                "--no-sandbox", // refused to root, which CI is
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-extensions",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1400,900",
                "--enable-logging=stderr"));
        command.addAll(flags);
        command.add(page.toUri().toString());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            assertEquals(0, process.waitFor(), () -> read(err));
            // What the page logs, an uncaught exception and a refused request among it.
            List<String> logged =
                    read(err).lines().filter(line -> line.contains("CONSOLE")).toList();
            assertEquals(List.of(), logged);
            return read(out);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
