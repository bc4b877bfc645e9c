package dev.ntask.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.core.text.Columns;
import dev.ntask.runtime.registry.TaskDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskTableTest {
    private static final List<TaskDefinition> TASKS = TaskText.tasks("""
            compile* # Compiles the sources of all modules, one after the other.
            release <version> --push? # Tags a release.
            web.serve
            api.lint* # Checks the style.
            secret- # Nobody knows.
            """);

    private static String table(int width) {
        return TaskTable.of(TASKS, width).text();
    }

    @Test
    void eachTaskTakesALineWhereThereIsRoom() {
        assertEquals("""
                Tasks
                  compile   *                              Compiles the sources of all modules, one after the other.
                  release      <version: String> [--push]  Tags a release.
                  secret                                   (hidden) Nobody knows.

                api
                  api.lint  *                              Checks the style.

                web
                  web.serve
                """, table(Integer.MAX_VALUE));
    }

    @Test
    void summariesGoOnBelowThemselves() {
        assertEquals("""
                Tasks
                  compile   *                              Compiles the sources of all
                                                           modules, one after the other.
                  release      <version: String> [--push]  Tags a release.
                """, table(76).substring(0, table(76).indexOf("  secret")));
    }

    @Test
    void withLessRoomTheyStandBelowTheirTasks() {
        assertEquals("""
                Tasks
                  compile *
                      Compiles the sources of all
                      modules, one after the other.
                  release <version: String> [--push]
                      Tags a release.
                  secret
                      (hidden) Nobody knows.

                api
                  api.lint *
                      Checks the style.

                web
                  web.serve
                """, table(36));
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width = 20; width < 130; width++) {
            for (String line : table(width).split("\n", -1)) {
                assertTrue(Columns.of(line) <= width, width + ": " + line);
            }
        }
    }
}
