package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeParts;

/**
 * The code of a task as a fingerprint names it.
 *
 * @param digest the code digest, or what became of it in a JVM that runs assertions
 */
record WantedCode(String task, String digest) {
    boolean isIn(CodeParts parts) {
        CodeParts.Root root = parts.tasks().get(task);
        return root != null
                && (hasNoAssertions(root) || AssertingCode.digest(root.digest()).equals(digest));
    }

    /** Whether it is the code of a task as it runs without assertions. */
    boolean hasNoAssertions(CodeParts.Root root) {
        return root.digest().equals(digest);
    }
}
