package dev.ntask.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.runtime.Launch;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryClassTest {
    @TempDir
    Path classes;

    @Test
    void theProjectsEntryCreatesItsMainClass() throws Exception {
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(
                classes.resolve("META-INF/services/dev.ntask.runtime.Launch"), NoTasks.class.getName() + "\n");
        EntryClass.addTo(classes);
        URL[] path = {
            classes.toUri().toURL(),
            NoTasks.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader loader = new URLClassLoader(path, new OnlyLibraries())) {
            Class<?> entry = loader.loadClass(Entry.class.getName());
            assertSame(loader, entry.getClassLoader());
            Method launch = entry.getDeclaredMethod("launch");
            launch.setAccessible(true);
            Object created = launch.invoke(null);
            assertEquals(NoTasks.class.getName(), created.getClass().getName());
            assertEquals(Launch.class.getName(), launch.getReturnType().getName());
        }
    }

    /** Knows everything but the classes of this module. */
    private static final class OnlyLibraries extends ClassLoader {
        OnlyLibraries() {
            super(EntryClassTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.ntask.runtime.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void withoutTasksThereIsNoEntry() throws IOException {
        EntryClass.addTo(classes);
        try (var left = Files.list(classes)) {
            assertEquals(0, left.count());
        }
        assertFalse(Files.exists(classes.resolve("dev")));
        assertTrue(Files.isDirectory(classes));
    }
}
