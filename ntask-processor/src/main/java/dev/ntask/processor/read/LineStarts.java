package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the lines of a source begin; javac itself does not know where it writes no line numbers ({@code -g:none}). */
final class LineStarts {
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    private LineStarts(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                starts.add(i + 1);
            }
        }
    }

    static LineStarts of(CompilationUnitTree unit) {
        try {
            return new LineStarts(unit.getSourceFile().getCharContent(true));
        } catch (IOException e) {
            return new LineStarts(""); // javac has just read it: whoever took it away will hear of that
        }
    }

    int line(long offset) {
        int found = Collections.binarySearch(starts, (int) offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
