package shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Calls the JDK's tools in this process. */
public final class Java {
    private Java() {}

    /** Compiles a directory of sources. */
    public static void compile(String sources, String destination, String... classPath) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-g:none", "-proc:none", "-Xlint:all", "-Werror"));
        arguments.addAll(List.of("-d", destination));
        arguments.addAll(List.of("--class-path", String.join(java.io.File.pathSeparator, classPath)));
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(arguments::add);
        }
        tool("javac", arguments);
    }

    /** Packs a directory of classes, always into the same bytes. */
    public static void jar(String classes, String jar) {
        tool("jar", List.of("--create", "--file=" + jar, "--date=2026-01-01T00:00:00Z", "-C", classes, "."));
    }

    private static void tool(String name, List<String> arguments) {
        int code = ToolProvider.findFirst(name)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(name + " failed");
        }
    }
}
