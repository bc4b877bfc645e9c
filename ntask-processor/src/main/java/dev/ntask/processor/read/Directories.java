package dev.ntask.processor.read;

import java.util.Optional;

/** What a directory of the project is written like. */
final class Directories {
    private Directories() {}

    static Optional<String> problem(String directory) {
        boolean drive = directory.length() > 1 && directory.charAt(1) == ':';
        if (directory.startsWith("/") || directory.startsWith("\\") || drive) {
            return Optional.of("it is absolute");
        }
        int depth = 0;
        for (String name : directory.replace('\\', '/').split("/", -1)) {
            boolean stays = name.isEmpty() || name.equals(".");
            depth += name.equals("..") ? -1 : stays ? 0 : 1;
            if (depth < 0) {
                return Optional.of("it leads out of the project");
            }
        }
        return directory.indexOf('\0') >= 0 ? Optional.of("it contains NUL") : Optional.empty();
    }
}
