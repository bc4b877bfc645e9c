package dev.ntask.runtime.launcher;

import dev.ntask.runtime.fingerprint.Hasher;
import java.util.List;

/** What an archive is called: everything that its use depends on, as a digest. */
final class ArchiveName {
    private ArchiveName() {}

    /** Returns the name, without extension, of the archive for compiled tasks on this Java. */
    static String of(Stamp stamp, Installation installation, List<String> flags) {
        Hasher name = new Hasher()
                .putString("ntask archive 1")
                .putString(stamp.java())
                .putString(installation.home().toString());
        for (String flag : flags) {
            name.putString(flag);
        }
        for (Kind kind : List.of(Kind.PROJECT, Kind.RUNTIME, Kind.LIBRARY)) {
            name.putString(kind.name());
            for (Recorded jar : stamp.files()) {
                if (jar.kind() == kind) {
                    name.putString(jar.name()).putString(jar.sha256());
                }
            }
        }
        return name.digest();
    }
}
