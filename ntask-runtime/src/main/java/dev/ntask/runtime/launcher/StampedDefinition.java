package dev.ntask.runtime.launcher;

import dev.ntask.runtime.Definition;
import dev.ntask.runtime.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The definition that a stamp describes, in a process that was started because the stamp holds. */
final class StampedDefinition implements Definition {
    /** What a Java consists of, as far as another one in its place would differ in it. */
    private static final List<String> OF_JAVA = List.of("lib/modules", "lib/server/libjvm.so", "release");

    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

    private final Setting setting;
    private final Stamp stamp;

    private StampedDefinition(Setting setting, Stamp stamp) {
        this.setting = setting;
        this.stamp = stamp;
    }

    /** Returns a call of the tasks that a stamp describes. Here, so that a start that keeps no answer loads none of this. */
    static Invocation addTo(Invocation invocation, Setting setting, Stamp stamp) {
        return invocation.withDefinition(new StampedDefinition(setting, stamp));
    }

    @Override
    public Path home() {
        return setting.installation().home();
    }

    @Override
    public String answer() {
        return setting.answer();
    }

    @Override
    public byte[] environment() throws IOException {
        return Files.readAllBytes(ENVIRONMENT);
    }

    @Override
    public String calledIn() {
        String told = System.getenv(Invocation.CALLER_DIRECTORY);
        return told == null ? "" : told;
    }

    @Override
    public List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Input input : Input.of(stamp, setting.installation())) {
            files.add(input.file());
        }
        files.addAll(setting.installation().folders());
        files.add(setting.installation().script());
        for (String place : Sources.places()) {
            files.add(Path.of(place));
        }
        files.add(new StateFolder().launch());
        files.addAll(ofJava());
        return files;
    }

    @Override
    public boolean isSame() {
        return Freshness.isCertain(stamp, setting.installation()) && isJavaOlder();
    }

    /** A Java that was replaced since this one started would look as what it is now, and not as what this one is. */
    private boolean isJavaOlder() {
        try {
            for (Path file : ofJava()) {
                if (!FileState.of(file).settledBefore(stamp.taken())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> ofJava() {
        List<Path> files = new ArrayList<>();
        files.add(Path.of(Java.program()));
        for (String name : OF_JAVA) {
            files.add(Path.of(Java.home(), name));
        }
        return files;
    }
}
