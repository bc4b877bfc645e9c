package dev.ntask.core.code;

import java.io.IOException;
import java.util.List;

/**
 * The code of tasks as one walk found it.
 *
 * @param index the digests, by which results are decided
 * @param parts what these are made of, by which changes are explained
 */
public record IndexedCode(CodeIndex index, CodeParts parts) {
    /**
     * Walks the code of all tasks. The same in javac and at run time.
     *
     * @throws MalformedClassException if a class file cannot be understood
     * @throws IllegalArgumentException if a task's method is not in a project class
     */
    public static IndexedCode compute(List<TaskMethod> tasks, ClassSource source) throws IOException {
        Indexing indexing = new Indexing(source);
        CodeIndex index = indexing.index(tasks);
        return new IndexedCode(index, indexing.parts(index));
    }
}
