package dev.ntask.runtime.launcher;

import dev.ntask.runtime.config.ProjectConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The libraries of a project that its tasks do not see, since ntask brings them in another version. */
final class Shadowed {
    private Shadowed() {}

    /** Returns a sentence for each, in class path order. */
    static List<String> notes(Path[] own, List<String> libraries) {
        List<String> notes = new ArrayList<>();
        for (String library : libraries) {
            String name = Path.of(library).getFileName().toString();
            for (Path jar : own) {
                String seen = jar.getFileName().toString();
                if (!seen.equals(name) && artifact(seen).equals(artifact(name))) {
                    notes.add(ProjectConfig.FILE + ": " + name + " is not used: tasks see " + seen
                            + ", which ntask itself needs");
                }
            }
        }
        return notes;
    }

    /** Returns what is before the version in the name of a jar, or all of a name that has none. */
    private static String artifact(String jar) {
        for (int i = jar.indexOf('-'); i > 0 && i + 1 < jar.length(); i = jar.indexOf('-', i + 1)) {
            if (Character.isDigit(jar.charAt(i + 1))) {
                return jar.substring(0, i);
            }
        }
        return jar;
    }
}
