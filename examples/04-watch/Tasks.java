import static dev.ntask.Ntask.depends;

import dev.ntask.Cached;
import dev.ntask.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A web site of Markdown pages.
 *
 * <p>Call {@code ntask watch site}, open {@code build/site/index.html}, and edit: a page, the template, the style, or the
 * code below. Each time only what the change reaches is made anew, and reloading the browser shows it.
 */
class Tasks {
    private static final Path CONTENT = Path.of("content");
    private static final Path SITE = Path.of("build/site");

    /** Makes an HTML page of each Markdown file. */
    @Task
    @Cached(
            inputs = {"content/*.md", "/template.html"},
            outputs = "build/site/*.html")
    static void pages() throws IOException {
        String template = Files.readString(Path.of("template.html"));
        Files.createDirectories(SITE);
        for (Path source : files(CONTENT, ".md")) {
            Node page = Parser.builder().build().parse(Files.readString(source));
            String html = template.replace("{title}", title(page, source))
                    .replace("{body}", HtmlRenderer.builder().build().render(page));
            Files.writeString(SITE.resolve(name(source) + ".html"), html);
        }
    }

    /** Puts the style beside the pages, without comments and indentation. */
    @Task
    @Cached(inputs = "/style.css", outputs = "build/site/style.css")
    static void style() throws IOException {
        String style = Files.readString(Path.of("style.css"));
        Files.createDirectories(SITE);
        Files.writeString(
                SITE.resolve("style.css"),
                style.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s+", " ").strip() + "\n");
    }

    /**
     * Checks that links between pages lead somewhere. While you write they often do not: a watch says so, and goes on.
     */
    @Task
    @Cached(inputs = {"build/site/*.html", "build/site/style.css"})
    static void links() throws IOException {
        depends(Tasks::pages, Tasks::style);
        List<String> broken = new ArrayList<>();
        for (Path page : files(SITE, ".html")) {
            Matcher link = Pattern.compile("href=\"([^\":#]+)").matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(SITE.resolve(link.group(1)))) {
                    broken.add(page.getFileName() + " -> " + link.group(1));
                }
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("links that lead nowhere: " + String.join(", ", broken));
        }
    }

    /** Makes and checks the whole site. */
    @Task
    static void site() throws IOException {
        depends(Tasks::links);
        System.out.println(files(SITE, ".html").size() + " pages in " + SITE);
    }

    /** The first heading, or else the name of the file. */
    private static String title(Node page, Path source) {
        for (Node node = page.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading && node.getFirstChild() instanceof Text text) {
                return text.getLiteral();
            }
        }
        return name(source);
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<Path> files(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
