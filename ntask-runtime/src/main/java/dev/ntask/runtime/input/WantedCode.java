package dev.ntask.runtime.input;

import dev.ntask.core.code.CodeParts;

/**
 * The code of a task as a fingerprint names it.
 *
 * @param digest the code digest, or what became of it in a JVM that runs assertions or has loaded the classes apart
 */
record WantedCode(String task, String digest) {
    boolean isIn(CodeParts parts) {
        CodeParts.Root root = parts.tasks().get(task);
        return root != null && (names(plain(root)) || names(apart(root)));
    }

    /** Whether it is this code in a JVM that runs assertions. */
    boolean hasAssertions(CodeParts.Root root) {
        return !plain(root).equals(digest) && !apart(root).equals(digest);
    }

    /** Whether it is this code as it is loaded just after it was compiled. */
    boolean isApart(CodeParts.Root root) {
        return !names(plain(root));
    }

    private boolean names(String code) {
        return code.equals(digest) || AssertingCode.digest(code).equals(digest);
    }

    private static String plain(CodeParts.Root root) {
        return root.digest();
    }

    private static String apart(CodeParts.Root root) {
        return TaskDigests.apart(root.digest());
    }
}
