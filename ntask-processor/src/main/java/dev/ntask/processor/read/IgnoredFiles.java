package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import dev.ntask.core.glob.IgnoreFile;
import dev.ntask.core.glob.IgnoreRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .gitignore} of the project that a source belongs to. What it excludes no glob matches, so rules about what tasks
 * may read would be wrong without it; nothing that is generated depends on it.
 */
public final class IgnoredFiles {
    private IgnoredFiles() {}

    /** Returns the rules of the nearest directory above a source that has any, or is the top of a project without. */
    public static IgnoreRules around(@Nullable CompilationUnitTree unit) {
        URI source = unit == null ? URI.create("") : unit.getSourceFile().toUri();
        if (!"file".equals(source.getScheme())) {
            return IgnoreRules.none();
        }
        for (Path at = Path.of(source).getParent(); at != null; at = at.getParent()) {
            Path ignore = at.resolve(".gitignore");
            if (Files.isRegularFile(ignore)) {
                return read(ignore);
            }
            if (Files.exists(at.resolve(".git")) || Files.exists(at.resolve("ntask.toml"))) {
                return IgnoreRules.none();
            }
        }
        return IgnoreRules.none();
    }

    private static IgnoreRules read(Path file) {
        try {
            return IgnoreRules.none().with(IgnoreFile.parse("", Files.readAllBytes(file)));
        } catch (IOException e) {
            // Then nothing is known to be ignored: a warning too many.
            return IgnoreRules.none();
        }
    }
}
