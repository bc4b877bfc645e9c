package dev.ntask.runtime.launcher;

import dev.ntask.runtime.config.ConfigException;
import dev.ntask.runtime.config.ProjectConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The libraries that a project names in {@code ntask.toml}. */
final class Dependencies {
    private static final Path HERE = Path.of("");

    private final Setting setting;

    Dependencies(Setting setting) {
        this.setting = setting;
    }

    /** Returns the coordinates as they are written. */
    List<String> coordinates() throws LaunchException {
        try {
            return ProjectConfig.read(HERE.toAbsolutePath()).dependencies();
        } catch (ConfigException e) {
            throw new LaunchException(e.problems());
        }
    }

    /** Returns the jars that coordinates stand for, in class path order. */
    List<String> resolve(List<String> coordinates) throws LaunchException {
        if (coordinates.isEmpty()) {
            return List.of();
        }
        setting.say("resolving dependencies");
        Installation installation = setting.installation();
        try (ToolLoader tools = new ToolLoader(installation.resolverJars(), installation.runtimeJars())) {
            for (DependencyResolver resolver : ServiceLoader.load(DependencyResolver.class, tools)) {
                return names(resolver.resolve(coordinates, System.getenv()));
            }
            throw new LaunchException("this installation of ntask is not complete: there is no resolver in "
                    + installation.home() + "/lib/resolver");
        } catch (UnresolvedException e) {
            throw new LaunchException(place(e.coordinates()) + ": " + e.getMessage());
        } catch (IOException e) {
            throw new LaunchException("cannot resolve the dependencies: " + e.getMessage());
        }
    }

    private static List<String> names(List<Path> jars) throws LaunchException {
        List<String> names = new ArrayList<>(jars.size());
        for (Path jar : jars) {
            names.add(jar.toString());
            if (jar.toString().contains(java.io.File.pathSeparator)) {
                throw new LaunchException("a library lies at a path that Java cannot have on its class path: " + jar);
            }
        }
        return names;
    }

    /** Returns the place of coordinates in the file; the first, if they are there twice. */
    private static String place(String coordinates) {
        try {
            List<String> lines = Files.readAllLines(HERE.resolve(ProjectConfig.FILE));
            for (int i = 0; i < lines.size(); i++) {
                int column = coordinates.isEmpty() ? -1 : lines.get(i).indexOf(coordinates);
                if (column > 0) {
                    return ProjectConfig.FILE + ":" + (i + 1) + ":" + column;
                }
            }
        } catch (IOException e) {
            return ProjectConfig.FILE; // it has just been read; it is being edited
        }
        return ProjectConfig.FILE;
    }
}
