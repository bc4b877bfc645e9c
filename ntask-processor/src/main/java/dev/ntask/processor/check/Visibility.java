package dev.ntask.processor.check;

import dev.ntask.core.glob.GlobIntersection;
import dev.ntask.core.glob.GlobPattern;
import dev.ntask.core.glob.IgnoreRules;
import java.util.Optional;

/**
 * Tells which outputs a pattern can see. Files that git ignores match no glob, unless it names or begins among them. And an
 * output whose name has an extension, as in {@code *.jar}, is taken for a file, which has nothing below it.
 */
final class Visibility {
    private final IgnoreRules ignored;

    Visibility(IgnoreRules ignored) {
        this.ignored = ignored;
    }

    /** Tells whether what one claim reads may be what the other one writes. */
    boolean sees(Claim reader, Claim writer) {
        return isGlobbed(reader, writer) && isThere(reader, writer);
    }

    private boolean isGlobbed(Claim reader, Claim writer) {
        return !isIgnored(writer.pattern()) || isIgnored(reader.pattern()) || names(reader.pattern(), writer.pattern());
    }

    private static boolean isThere(Claim reader, Claim writer) {
        Optional<String> meeting =
                isFile(writer) ? GlobIntersection.of(reader.pattern(), writer.pattern()) : Optional.empty();
        if (meeting.isEmpty()) {
            return true;
        }
        int slash = meeting.get().lastIndexOf('/');
        return slash < 0 || !writer.pattern().covers(meeting.get().substring(0, slash), true);
    }

    private static boolean isFile(Claim writer) {
        return !writer.pattern().directoryOnly() && lastSegment(writer).indexOf('.') > 0;
    }

    private static String lastSegment(Claim writer) {
        String text = writer.pattern().text();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static boolean names(GlobPattern reader, GlobPattern writer) {
        Optional<String> literal = reader.literal();
        return literal.isPresent() && writer.covers(literal.get(), false);
    }

    private boolean isIgnored(GlobPattern pattern) {
        String prefix = pattern.literalPrefix();
        boolean directory = pattern.directoryOnly() || !pattern.isLiteral();
        for (int slash = prefix.indexOf('/'); slash >= 0; slash = prefix.indexOf('/', slash + 1)) {
            if (ignored.ignores(prefix.substring(0, slash), true)) {
                return true;
            }
        }
        return !prefix.isEmpty() && ignored.ignores(prefix, directory);
    }
}
