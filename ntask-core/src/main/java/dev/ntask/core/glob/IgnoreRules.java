package dev.ntask.core.glob;

import org.jspecify.annotations.Nullable;

/**
 * The ignore files that bear on one directory: its own and those of the directories above, up to the top of the work
 * tree. Immutable, so a walk hands each directory what it adds to its parent's.
 */
public final class IgnoreRules {
    private static final IgnoreRules NONE = new IgnoreRules(null, IgnoreFile.parse("", new byte[0]));

    private final @Nullable IgnoreRules above;
    private final IgnoreFile file;

    private IgnoreRules(@Nullable IgnoreRules above, IgnoreFile file) {
        this.above = above;
        this.file = file;
    }

    /** No rules: nothing is ignored. */
    public static IgnoreRules none() {
        return NONE;
    }

    /** These rules and, before them in rank, those of a file in the directory below. */
    public IgnoreRules with(IgnoreFile deeper) {
        return deeper.isEmpty() ? this : new IgnoreRules(this, deeper);
    }

    /**
     * Whether an entry of the directory is ignored. The caller walks from the top down and does not ask about entries of
     * an ignored directory: they are ignored whatever the rules say.
     */
    public boolean ignores(String path, boolean directory) {
        return ignores(PathBytes.of(path), directory);
    }

    /** As {@link #ignores(String, boolean)}, for a path in UTF-8. */
    public boolean ignores(byte[] path, boolean directory) {
        IgnoreRules rules = this;
        while (rules != null) {
            IgnoreFile.Decision decision = rules.file.decide(path, directory);
            if (decision != IgnoreFile.Decision.UNDECIDED) {
                return decision == IgnoreFile.Decision.IGNORED;
            }
            rules = rules.above;
        }
        return false;
    }
}
