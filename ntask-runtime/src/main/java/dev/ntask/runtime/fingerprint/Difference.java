package dev.ntask.runtime.fingerprint;

import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import java.util.Optional;

/**
 * One field in which two fingerprints differ.
 *
 * @param kind what the field stands for
 * @param name which one of its kind
 * @param before its value in the older fingerprint, or empty if it was not there
 * @param after its value in the newer fingerprint, or empty if it is not there any more
 */
public record Difference(Kind kind, String name, Optional<String> before, Optional<String> after) {
    /** Returns what happened in a stable word for machines: {@code input-modified}, {@code env-changed}. */
    public String word() {
        return switch (kind) {
            case INPUT -> "input-" + verb("modified");
            case ARGUMENT, ENVIRONMENT, TOOL, DEPENDENCY -> kind.word() + "-" + verb(usual());
            case SCHEMA, TASK, CODE, JAVA, PLATFORM, DECLARATION -> kind.word() + "-changed";
        };
    }

    /** Returns what changed, with both values where a reader can use them; empty if the word says it all. */
    public String detail() {
        return switch (kind) {
            case INPUT, DEPENDENCY -> name;
            case CODE -> "";
            case ARGUMENT, ENVIRONMENT, TOOL, DECLARATION -> name + ": " + values();
            case SCHEMA, TASK, JAVA, PLATFORM -> values();
        };
    }

    /** Returns word and detail. */
    @Override
    public String toString() {
        String detail = detail();
        return detail.isEmpty() ? word() : word() + ": " + detail;
    }

    /** What is made upstream is a digest: it tells a reader nothing, so the word does. */
    private String usual() {
        return kind == Kind.DEPENDENCY ? "invalidated" : "changed";
    }

    private String verb(String both) {
        if (before.isEmpty()) {
            return "added";
        }
        return after.isEmpty() ? "removed" : both;
    }

    private String values() {
        return before.orElse("<none>") + " -> " + after.orElse("<none>");
    }
}
