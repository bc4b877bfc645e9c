package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what is generated, an IDE leads back to the author's methods: by links that javadoc understands. */
class LinksTest {
    /** A documented field or method: its text and its name. */
    private static final Pattern MEMBER = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:(?:public|private|static|final) )++(?!class )\\S+ (\\w+)[ (]",
            Pattern.DOTALL);

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"golden/Everything/input", "valid/OddNames", "valid/NestedGroups", "valid/ShadowingNames"})
    void javadocFindsWhatEveryLinkMeans(String folder) throws IOException {
        Path program = Path.of("src/test/resources", folder);
        Javac javac = new Javac(root);
        List<String> files = new ArrayList<>();
        for (Path file : Javac.files(program, ".java")) {
            javac.write(program.relativize(file).toString(), Files.readString(file));
            files.add(file.toString());
        }
        javac.compile();
        Javac.files(javac.generated(), ".java").forEach(file -> files.add(file.toString()));
        assertEquals("", javadoc(files));
    }

    private String javadoc(List<String> files) {
        List<String> arguments =
                new ArrayList<>(List.of("-d", root.resolve("html").toString(), "-private", "-quiet"));
        arguments.addAll(List.of("-Xdoclint:all,-missing", "-Werror", "-encoding", "UTF-8", "-cp", Javac.classPath()));
        arguments.addAll(files);
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        ToolProvider.findFirst("javadoc").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        return output.toString();
    }

    @Test
    void everyConstantAndCallLinksToItsMethod() throws IOException {
        Javac javac = new Javac(root).write("Tasks.java", RobustnessTest.TASKS).compile();
        String text = Files.readString(javac.generated().resolve("Tasks_.java"));
        List<String> links = new ArrayList<>();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            Matcher link = Pattern.compile("\\{@link (Tasks[.\\w]*#\\w+)").matcher(member.group(1));
            if (!member.group(2).matches("to[A-Z]\\w*")) {
                assertTrue(link.find(), member.group());
                links.add(member.group(2) + " " + link.group(1));
            }
        }
        assertEquals(
                List.of(
                        "OLD Tasks#old",
                        "OLDER Tasks#older",
                        "ALL Tasks#all",
                        "runOld Tasks#old",
                        "bindOlder Tasks#older",
                        "runOlder Tasks#older",
                        "bindAll Tasks#all",
                        "runAll Tasks#all",
                        "CHECK Tasks.Api#check",
                        "runCheck Tasks.Api#check"),
                links);
    }
}
