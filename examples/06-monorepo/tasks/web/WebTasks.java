package web;

import static dev.ntask.Ntask.depends;

import dev.ntask.Cached;
import dev.ntask.Group;
import dev.ntask.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The web site. */
@Group("web")
class WebTasks {
    /** Makes a page of every text. */
    @Task
    @Cached(inputs = "web/pages/*.txt", outputs = "build/site/pages/")
    static void pages() throws IOException {
        Path site = Files.createDirectories(Path.of("build/site/pages"));
        for (Path text : texts()) {
            List<String> lines = Files.readAllLines(text);
            String body = String.join(" ", lines.subList(1, lines.size()));
            String name = text.getFileName().toString().replace(".txt", ".html");
            Files.writeString(
                    site.resolve(name),
                    "<!doctype html>\n<title>" + lines.get(0) + "</title>\n<p>" + escape(body) + "</p>\n");
        }
    }

    /** Adds the index. */
    @Task
    @Cached(inputs = "web/pages/*.txt", outputs = "build/site/index.html")
    static void site() throws IOException {
        depends(WebTasks::pages);
        StringBuilder index = new StringBuilder("<!doctype html>\n<title>Pages</title>\n<ul>\n");
        for (Path text : texts()) {
            String name = text.getFileName().toString().replace(".txt", "");
            index.append("<li><a href=\"pages/").append(name).append(".html\">");
            index.append(escape(Files.readAllLines(text).get(0))).append("</a>\n");
        }
        Files.writeString(Path.of("build/site/index.html"), index.append("</ul>\n"));
    }

    private static List<Path> texts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("web/pages"))) {
            return files.sorted().toList();
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
