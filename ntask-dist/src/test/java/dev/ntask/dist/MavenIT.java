package dev.ntask.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in a project of Maven, whose pom.xml has in it what the README says, and nothing else of ntask. */
final class MavenIT {
    private static final String TASKS = "src/main/java/com/example/shop/build/Tasks.java";

    @TempDir
    Path temporary;

    private Project project;
    private MavenRepository repository;

    @BeforeEach
    void project() throws IOException {
        repository = new MavenRepository(temporary.resolve("repository"));
        project = new Project(temporary.resolve("shop"))
                .write("parent.xml", parent())
                .write("pom.xml", pom(Readme.block("Inside another build", "xml")))
                .write("src/main/java/com/example/shop/Shop.java", """
                        package com.example.shop;

                        /** Sells. */
                        public class Shop {
                            /** Returns what customers read first. */
                            public String greeting() {
                                return "Welcome!";
                            }
                        }
                        """)
                .write(TASKS, """
                        package com.example.shop.build;

                        import com.example.shop.Shop;
                        import dev.ntask.Cached;
                        import dev.ntask.Task;
                        import java.io.IOException;
                        import java.nio.file.Files;
                        import java.nio.file.Path;

                        class Tasks {
                            /** Prints the sign at the door. */
                            @Task
                            @Cached(outputs = "sign.txt")
                            static void sign() throws IOException {
                                Files.writeString(Path.of("sign.txt"), new Shop().greeting());
                            }

                            /** Opens the shop. */
                            @Task(deps = Tasks_.SIGN)
                            static void open() {
                                System.out.println("open");
                            }
                        }
                        """)
                .write("src/test/java/com/example/shop/build/TasksTest.java", """
                        package com.example.shop.build;

                        import static org.junit.jupiter.api.Assertions.assertEquals;

                        import org.junit.jupiter.api.Test;

                        class TasksTest {
                            @Test
                            void tasksAreOrdinaryMethods() {
                                Tasks.open();
                                assertEquals("open", Tasks_.OPEN);
                            }
                        }
                        """);
    }

    @AfterEach
    void removeLinks() throws IOException {
        repository.close();
    }

    /** What a company's parent has: versions of plugins, JUnit, and a strict compiler. */
    private static String parent() throws IOException {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>parent</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit.jupiter</groupId>
                      <artifactId>junit-jupiter</artifactId>
                      <version>%s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <configuration>
                          <compilerArgs>
                            <arg>-Xlint:all,-processing</arg>
                            <arg>-Werror</arg>
                          </compilerArgs>
                        </configuration>
                      </plugin>
                    </plugins>
                    <pluginManagement>%s</pluginManagement>
                  </build>
                </project>
                """.formatted(ours("<junit.version>", "</junit.version>"), plugins());
    }

    /** The versions that the build of ntask uses are in its repository. */
    private static String plugins() throws IOException {
        StringBuilder plugins = new StringBuilder("<plugins>");
        for (String plugin : List.of("resources", "surefire", "jar")) {
            String artifact = "<artifactId>maven-" + plugin + "-plugin</artifactId>";
            String version = ours(artifact + "\n          <version>", "</version>");
            plugins.append("<plugin>" + artifact + "<version>" + version + "</version></plugin>");
        }
        return plugins.append("</plugins>").toString();
    }

    private static String ours(String before, String after) throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        int from = pom.indexOf(before) + before.length();
        assertTrue(from >= before.length(), before);
        return pom.substring(from, pom.indexOf(after, from));
    }

    private static String pom(String readme) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>com.example</groupId>
                    <artifactId>parent</artifactId>
                    <version>1</version>
                    <relativePath>parent.xml</relativePath>
                  </parent>
                  <artifactId>shop</artifactId>
                %s
                </project>
                """.formatted(readme);
    }

    @Test
    void theBuildPassesItsTestsAndThePackedTasksRun() throws IOException {
        Launcher.Result built = maven("package");
        assertEquals(0, built.exitCode(), built.out());
        assertTrue(built.out().contains("Tests run: 1, Failures: 0"), built.out());
        Path jar = project.path("target/shop-1.jar");
        assertTrue(index(jar).contains("open"), index(jar));

        Launcher.Result list = tasks(jar, "--list");
        assertEquals(0, list.exitCode(), list.err());
        assertTrue(list.out().contains("Opens the shop."), list.out());
        ExampleRun first = ExampleRun.of(tasks(jar, "open"));
        assertEquals("[open, sign]", first.executed().toString(), first.toString());
        Files.delete(project.path("sign.txt"));
        ExampleRun second = ExampleRun.of(tasks(jar, "open"));
        assertEquals("[sign]", second.hits().toString(), second.toString());
        assertEquals("Welcome!", Files.readString(project.path("sign.txt")));
    }

    @Test
    void aCycleFailsTheBuildAtItsLine() {
        project.write(TASKS, """
                package com.example.shop.build;

                import dev.ntask.Task;

                class Tasks {
                    @Task(deps = "open")
                    static void sign() {}

                    @Task(deps = Tasks_.SIGN)
                    static void open() {}
                }
                """);
        Launcher.Result result = maven("compile");
        assertEquals(1, result.exitCode(), result.out());
        assertTrue(
                result.out()
                        .contains("[ERROR] " + project.path(TASKS)
                                + ":[6,18] [NT004] dependency cycle: open -> sign -> open; remove one of: "),
                result.out());
        assertFalse(Files.exists(project.path("target/classes/com/example/shop/build/Tasks.class")));
    }

    @Test
    void compilingAgainTakesEditsAndNothingElse() throws IOException {
        assertEquals(0, maven("compile").exitCode());
        Launcher.Result again = maven("compile");
        assertTrue(again.out().contains("Nothing to compile"), again.out());
        Path source = project.path(TASKS);
        Files.writeString(source, Files.readString(source).replace("open()", "close()"));
        Launcher.Result edited = maven("compile");
        assertEquals(0, edited.exitCode(), edited.out());
        Path classes = project.path("target/classes");
        String list = tasks(classes, "--list").out();
        assertTrue(list.contains("close") && !list.contains("open"), list);
        String index = Files.readString(classes.resolve("META-INF/ntask/code-index"));
        assertTrue(index.contains("close") && !index.contains("open"), index);
    }

    private Launcher.Result maven(String goal) {
        Path mvn = Path.of(System.getProperty("ntask.maven"), "bin/mvn");
        return project.launcher()
                .as(mvn.toString(), "-o", "-B", "-Dmaven.repo.local=" + repository.folder())
                // what is there is there, whichever mirror it came from
                .and("-Daether.enhancedLocalRepository.trackingFilename=none")
                .run(goal);
    }

    /** Calls the generated program on the class path that Maven would give it. */
    private Launcher.Result tasks(Path classes, String word) {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String classPath = classes + File.pathSeparator + Launcher.DISTRIBUTION.resolve("lib") + "/*";
        return project.launcher()
                .as(java, "-cp", classPath, "com.example.shop.build.NtaskMain")
                .run(word);
    }

    private static String index(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("META-INF/ntask/code-index"))
                            .readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
