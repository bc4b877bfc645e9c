package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Task classes that nothing outside of their package can name. */
class PackagePrivateTest {
    @TempDir
    Path root;

    @Test
    void classesOfSeveralPackagesAndOfNoneWorkTogether() throws IOException {
        Javac javac = new Javac(root)
                .write(
                        "Tasks.java",
                        "class Tasks { @dev.ntask.Task(deps = {\"check\", \"serve\"}) static void all() {} }")
                .write("api/Api.java", "package api; class Api { @dev.ntask.Task static void check() {} }")
                .write("web/Web.java", """
                        package web;

                        class Web {
                            record Level(String value) {}

                            @dev.ntask.Task
                            static void serve(@dev.ntask.Default("low") Level level) {}
                        }
                        """)
                .compile();
        assertTrue(Javac.files(javac.classes(), "NtaskMain.class").size() == 1);
    }
}
