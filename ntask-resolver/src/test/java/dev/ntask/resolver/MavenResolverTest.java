package dev.ntask.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.launcher.UnresolvedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenResolverTest {
    @TempDir
    Path temporary;

    private Path settings;
    private Path remote;
    private TestRepository repository;

    @BeforeEach
    void mirrorEverything() throws IOException {
        settings = temporary.resolve("settings.xml");
        remote = temporary.resolve("remote");
        repository = new TestRepository(remote);
        settings("<mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>" + repository.url()
                + "</url></mirror></mirrors>");
    }

    @Test
    void aLibraryComesWithWhatItNeedsAtRunTime() throws Exception {
        repository
                .with("org.a:a:1", "org.b:b:1:compile", "org.c:c:1:runtime", "org.d:d:1:test", "org.e:e:1:provided")
                .with("org.b:b:1", "org.c:c:2:compile")
                .with("org.c:c:1")
                .with("org.c:c:2");
        assertEquals(List.of("a-1.jar", "b-1.jar", "c-1.jar"), resolve("org.a:a:1"));
    }

    @Test
    void librariesKeepTheOrderInWhichTheyAreNamed() throws Exception {
        repository.with("org.a:a:1").with("org.b:b:1");
        assertEquals(List.of("b-1.jar", "a-1.jar"), resolve("org.b:b:1", "org.a:a:1"));
    }

    @Test
    void theVersionThatIsNamedWins() throws Exception {
        repository.with("org.a:a:1", "org.c:c:2:compile").with("org.c:c:1").with("org.c:c:2");
        assertEquals(List.of("a-1.jar", "c-1.jar"), resolve("org.a:a:1", "org.c:c:1"));
    }

    @Test
    void whatIsInTheLocalRepositoryNeedsNoOther() throws Exception {
        repository.with("org.a:a:1", "org.b:b:1:compile").with("org.b:b:1");
        List<String> first = resolve("org.a:a:1");
        Files.move(remote, temporary.resolve("away"));
        assertEquals(first, resolve("org.a:a:1"));
    }

    @Test
    void aRepositoryOfAnActiveProfileIsAsked() throws Exception {
        settings(
                "<offline>false</offline><mirrors><mirror><id>nowhere</id><mirrorOf>central</mirrorOf><url>"
                        + temporary.resolve("nowhere").toUri()
                        + "</url></mirror></mirrors><profiles><profile><id>p</id><repositories>"
                        + "<repository><id>mine</id><url>${env.REPOSITORY}</url></repository>"
                        + "</repositories></profile></profiles><activeProfiles><activeProfile>p</activeProfile></activeProfiles>");
        repository.with("org.a:a:1");
        assertEquals(List.of("a-1.jar"), resolve("org.a:a:1"));
    }

    @Test
    void aMissingLibraryIsNamed() throws Exception {
        repository.with("org.a:a:1");
        UnresolvedException e = assertThrows(UnresolvedException.class, () -> resolve("org.a:a:1", "org.nope:nope:2"));
        assertEquals("org.nope:nope:2", e.coordinates());
        String where = repository.url().replaceAll("/$", "");
        assertEquals(
                "cannot resolve org.nope:nope:2: Could not find artifact org.nope:nope:jar:2 in here (" + where + ")",
                String.valueOf(e.getMessage()).replace("/)", ")"));
    }

    @Test
    void aLibraryThatNeedsAMissingOneIsBlamedForIt() throws Exception {
        repository.with("org.a:a:1").with("org.b:b:1", "org.gone:gone:3:compile");
        UnresolvedException e = assertThrows(UnresolvedException.class, () -> resolve("org.a:a:1", "org.b:b:1"));
        assertEquals("org.b:b:1", e.coordinates());
        assertTrue(String.valueOf(e.getMessage()).contains("org.gone:gone:jar:3"), e.getMessage());
    }

    @Test
    void brokenSettingsAreSaidInOneLine() throws Exception {
        Files.writeString(settings, "<settings><mirrors>");
        UnresolvedException e = assertThrows(UnresolvedException.class, () -> resolve("org.a:a:1"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("cannot read Maven's settings: "), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains(settings.toString()), e.getMessage());
        assertEquals(-1, String.valueOf(e.getMessage()).indexOf('\n'));
    }

    private void settings(String content) throws IOException {
        Files.writeString(
                settings,
                "<settings><localRepository>" + temporary.resolve("local") + "</localRepository>" + content
                        + "</settings>");
    }

    private List<String> resolve(String... coordinates) throws UnresolvedException {
        Map<String, String> environment =
                Map.of("NTASK_MAVEN_SETTINGS", settings.toString(), "REPOSITORY", repository.url());
        List<String> names = new ArrayList<>();
        for (Path jar : new MavenResolver().resolve(List.of(coordinates), environment)) {
            assertTrue(jar.startsWith(temporary.resolve("local")) && Files.isRegularFile(jar), jar.toString());
            names.add(jar.getFileName().toString());
        }
        return names;
    }
}
